import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { loadReading } from './load';

/** What kafkajs groups quickly. */
const MESSAGES_A_SEND = 500;

type Filling = { brokers: string; topic: string; count: number; partitions: number };

/** Makes the topic and appends the load to it: small JSON messages keyed by sensor. */
export async function fillTopic({ brokers, topic, count, partitions }: Filling): Promise<void> {
  const kafka = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const endMs = Date.now();
  for (let from = 0; from < count; from += MESSAGES_A_SEND) {
    const length = Math.min(MESSAGES_A_SEND, count - from);
    const messages = Array.from({ length }, (_, index) => toMessage(loadReading(from + index, { count, endMs })));
    await producer.send({ topic, acks: -1, messages });
  }
  await producer.disconnect();
}

function toMessage({ sensorId, celsius, measuredAtMs }: ReturnType<typeof loadReading>) {
  return { key: sensorId, value: JSON.stringify({ temperature: celsius }), timestamp: String(measuredAtMs) };
}
