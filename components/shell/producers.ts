export type Producer = { name: string; code: string };

/** Stands where the reader's own password goes. */
export const PASSWORD_PLACEHOLDER = 'OPERATOR_PASSWORD';

export type HttpProducerOptions = { origin: string; needsPassword: boolean };

/** The shortest way to send one reading, from a terminal. */
export function curlProducer({ origin, needsPassword }: HttpProducerOptions): Producer {
  const password = needsPassword ? `  -H 'authorization: Bearer ${PASSWORD_PLACEHOLDER}' \\\n` : '';
  return {
    name: 'curl',
    code: `curl ${origin}/api/readings \\
  -H 'content-type: application/json' \\
${password}  -d '{"sensorId": "my-sensor", "temperature": 21.5}'`,
  };
}

/** Programs that send a reading every second by HTTP, with nothing to install. */
export function httpProducers(options: HttpProducerOptions): Producer[] {
  return [curlProducer(options), pythonProducer(options), nodeProducer(options)];
}

function pythonProducer({ origin, needsPassword }: HttpProducerOptions): Producer {
  const password = needsPassword ? `, "authorization": "Bearer ${PASSWORD_PLACEHOLDER}"` : '';
  return {
    name: 'Python',
    code: `import json, random, time, urllib.request

while True:
    reading = {"sensorId": "my-sensor", "temperature": round(21 + random.random(), 2)}
    urllib.request.urlopen(urllib.request.Request(
        "${origin}/api/readings",
        data=json.dumps(reading).encode(),
        headers={"content-type": "application/json"${password}},
    ))
    time.sleep(1)`,
  };
}

function nodeProducer({ origin, needsPassword }: HttpProducerOptions): Producer {
  const password = needsPassword ? `, authorization: 'Bearer ${PASSWORD_PLACEHOLDER}'` : '';
  return {
    name: 'Node',
    code: `setInterval(async () => {
  const reading = { sensorId: 'my-sensor', temperature: 21 + Math.random() };
  await fetch('${origin}/api/readings', {
    method: 'POST',
    headers: { 'content-type': 'application/json'${password} },
    body: JSON.stringify(reading),
  });
}, 1000);`,
  };
}

/** Programs that write a reading every second to the Kafka topic. */
export function kafkaProducers(topic: string): Producer[] {
  return [
    {
      name: 'Python + Kafka',
      code: `# pip install kafka-python
import json, random, time
from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers="localhost:9092")
while True:
    reading = {"temperature": round(21 + random.random(), 2)}
    producer.send("${topic}", key=b"my-sensor", value=json.dumps(reading).encode())
    time.sleep(1)`,
    },
    {
      name: 'Node + Kafka',
      code: `// npm install kafkajs
const { Kafka } = require('kafkajs');

const producer = new Kafka({ brokers: ['localhost:9092'] }).producer();
producer.connect().then(() => setInterval(() => {
  const value = JSON.stringify({ temperature: 21 + Math.random() });
  producer.send({ topic: '${topic}', messages: [{ key: 'my-sensor', value }] });
}, 1000));`,
    },
  ];
}
