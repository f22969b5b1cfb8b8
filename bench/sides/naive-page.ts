import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kafka, logLevel } from 'kafkajs';
import { Server } from 'socket.io';
import { tell } from '../kit/stopwatch';

// The page's server as a tutorial has it: one emit for every reading, nothing stored.
const [brokers = '', topic = ''] = process.argv.slice(2);
const windows = new Map<string, number[]>();
const http = createServer();
const io = new Server(http, { transports: ['websocket'] });
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

const consumer = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).consumer({
  groupId: `bench-${randomUUID()}`,
});
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
consumer.on(consumer.events.GROUP_JOIN, () =>
  tell({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }),
);
await consumer.run({
  async eachMessage({ message }) {
    const reading = JSON.parse(String(message.value));
    const sensorId = String(message.key);
    const window = [...(windows.get(sensorId) ?? []), reading.temperature].slice(-10);
    windows.set(sensorId, window);
    const average = window.length < 10 ? null : window.reduce((sum, celsius) => sum + celsius, 0) / 10;
    io.emit('reading', { sensorId, ...reading, average });
    if (reading.temperature > 40) io.emit('alert', { sensorId, ...reading });
  },
});
