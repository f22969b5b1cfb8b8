import { Kafka, logLevel, Partitioners } from 'kafkajs';

const TICK_MS = 10;

/** Every so many readings of a sensor one is hot, the next one is not: an alert opens and ends. */
const HOT_EVERY = 10;

/** Appends readings of so many sensors at 1 Hz, spread evenly over each second and dated when they are sent. */
export async function startSteadyLoad(place: { brokers: string; topic: string; sensors: number }) {
  const kafka = new Kafka({ brokers: [place.brokers], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const beganMs = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - beganMs) / 1000) * place.sensors);
    const messages = [];
    for (; sent < due; sent += 1) messages.push(toMessage(sent, place.sensors));
    if (messages.length > 0) void producer.send({ topic: place.topic, messages });
  }, TICK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await producer.disconnect();
    },
  };
}

function toMessage(index: number, sensors: number) {
  const sensor = index % sensors;
  const isHot = (Math.floor(index / sensors) + sensor) % HOT_EVERY === 0;
  const reading = { temperature: isHot ? 45 : 20 + (index % 100) / 10, timestamp: Date.now() };
  return { key: `sensor-${sensor}`, value: JSON.stringify(reading) };
}
