import type { TestProject } from 'vitest/node';
import { startBroker } from './broker';
import { KafkaUnavailableError } from './kafka-jars';

declare module 'vitest' {
  interface ProvidedContext {
    /** host:port of the broker all integration tests share; null where none can run, and `kafkaMissing` says why. */
    kafkaBrokers: string | null;
    kafkaJarsDir: string | null;
    kafkaMissing: string;
  }
}

/** One broker for the whole integration run. Where none can run: tests skip and say so; with CI=true the run fails. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const broker = await startBroker();
    project.provide('kafkaBrokers', broker.brokers);
    project.provide('kafkaJarsDir', broker.jarsDir);
    project.provide('kafkaMissing', '');
    return () => broker.stop();
  } catch (error) {
    if (!(error instanceof KafkaUnavailableError) || process.env.CI === 'true') throw error;
    process.stderr.write(`\nSKIPPING every test that needs a real Kafka. ${error.message}\n\n`);
    project.provide('kafkaBrokers', null);
    project.provide('kafkaJarsDir', null);
    project.provide('kafkaMissing', error.message);
    return async () => undefined;
  }
}
