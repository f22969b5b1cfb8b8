import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { startStopwatch, tell } from '../kit/stopwatch';

// kafkajs with nothing around it: eachBatch, JSON.parse, and the numbers added up.
const [brokers = '', topic = '', count = '0'] = process.argv.slice(2);
const kafka = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING });
const consumer = kafka.consumer({ groupId: `bench-${randomUUID()}` });
let watch = startStopwatch();
let seen = 0;
let sum = 0;
consumer.on(consumer.events.GROUP_JOIN, () => {
  watch = startStopwatch();
});
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  async eachBatch({ batch }) {
    for (const { value } of batch.messages) sum += JSON.parse(String(value)).temperature;
    seen += batch.messages.length;
    if (seen < Number(count)) return;
    tell(watch.read());
    process.exit(Number.isNaN(sum) ? 1 : 0);
  },
});
