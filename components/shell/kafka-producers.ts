import type { Producer } from './producers';

/** Programs that write to the Kafka topic: one reading from a terminal, or one every second for as long as they run. */
export function kafkaProducers(topic: string): Producer[] {
  return [kcatProducer(topic), pythonProducer(topic), nodeProducer(topic)];
}

// kcat puts a key on another partition than most clients do, and of a sensor on two partitions nobody knows the order.
function kcatProducer(topic: string): Producer {
  return {
    name: 'kcat',
    code: `echo '{"temperature": 21.5}' | kcat -P -b localhost:9092 -t ${topic} -k my-sensor -X partitioner=murmur2_random`,
  };
}

function pythonProducer(topic: string): Producer {
  return {
    name: 'Python + Kafka',
    code: `# pip install kafka-python
import json, random, time
from kafka import KafkaProducer

producer = None
while True:
    reading = {"temperature": round(21 + random.random(), 2)}
    try:
        producer = producer or KafkaProducer(bootstrap_servers="localhost:9092")
        producer.send("${topic}", key=b"my-sensor", value=json.dumps(reading).encode()).get(timeout=10)
        print("Sent", reading, flush=True)
    except Exception as error:
        print("Not sent, trying again in a second:", error, flush=True)
    time.sleep(1)`,
  };
}

function nodeProducer(topic: string): Producer {
  return {
    name: 'Node + Kafka',
    code: `// npm install kafkajs
const { Kafka } = require('kafkajs');

const producer = new Kafka({ brokers: ['localhost:9092'] }).producer();

async function send() {
  const reading = { temperature: 21 + Math.random() };
  try {
    await producer.connect();
    await producer.send({ topic: '${topic}', messages: [{ key: 'my-sensor', value: JSON.stringify(reading) }] });
    console.log('Sent', reading);
  } catch (error) {
    console.log('Not sent, trying again in a second:', error.message);
  }
  setTimeout(send, 1000);
}

send();`,
  };
}
