import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

/** A broker on a slow machine takes a few seconds; one that has not answered by then will not. */
const READY_LIMIT_MS = 45_000;

/** Resolves when the broker (host:port) answers a client and has a controller. Rejects when it never does. */
export async function untilBrokerAnswers(broker: string): Promise<void> {
  const retry = { retries: 0, initialRetryTime: 50, maxRetryTime: 50, factor: 0, multiplier: 1 };
  const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING, connectionTimeout: 1000, retry });
  const deadlineMs = Date.now() + READY_LIMIT_MS;
  while (!(await answers(kafka))) {
    if (Date.now() > deadlineMs)
      throw new Error(`Kafka on ${broker} did not answer within ${READY_LIMIT_MS / 1000} s.`);
    await pause(100);
  }
}

async function answers(kafka: Kafka): Promise<boolean> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
