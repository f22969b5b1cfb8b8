import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startBroker } from '#server/testing/broker';
import { KafkaUnavailableError } from '#server/testing/kafka-jars';

const { values } = parseArgs({ options: { port: { type: 'string', default: '9092' } } });

try {
  await main(Number(values.port));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(error instanceof KafkaUnavailableError ? 69 : 1);
}

async function main(port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('--port takes a number from 1 to 65535.');
  const dir = `.kafka/data-${port}`;
  await mkdir(dir, { recursive: true });
  process.stdout.write('Starting Apache Kafka; the first time its jars (43 MB) are fetched.\n');
  const broker = await startBroker({ port, dir });
  const where = broker.jarsDir === null ? 'in a container' : `its data and log are in ${dir}`;
  process.stdout.write(`Kafka answers on ${broker.brokers} (${where}). Ctrl-C ends it.\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  process.stdout.write('Ending Kafka.\n');
  await broker.stop();
}
