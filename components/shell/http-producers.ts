import { curlProducer, type HttpProducerOptions, PASSWORD_PLACEHOLDER, type Producer } from './producers';

/** Programs that send a reading every second by HTTP, with nothing to install, and go on when the server was away. */
export function httpProducers(options: HttpProducerOptions): Producer[] {
  return [curlProducer(options), pythonProducer(options), nodeProducer(options)];
}

function pythonProducer({ origin, needsPassword }: HttpProducerOptions): Producer {
  const password = needsPassword ? `, "authorization": "Bearer ${PASSWORD_PLACEHOLDER}"` : '';
  return {
    name: 'Python',
    code: `import json, random, time, urllib.error, urllib.request

URL = "${origin}/api/readings"
HEADERS = {"content-type": "application/json"${password}}

while True:
    reading = {"sensorId": "my-sensor", "temperature": round(21 + random.random(), 2)}
    body = json.dumps(reading).encode()
    try:
        urllib.request.urlopen(urllib.request.Request(URL, body, HEADERS), timeout=5).close()
        print("Sent", reading, flush=True)
    except urllib.error.HTTPError as error:
        print("The server refused it:", error.read().decode(), flush=True)
    except Exception as error:
        print("Not sent, trying again in a second:", error, flush=True)
    time.sleep(1)`,
  };
}

function nodeProducer({ origin, needsPassword }: HttpProducerOptions): Producer {
  const password = needsPassword ? `, authorization: 'Bearer ${PASSWORD_PLACEHOLDER}'` : '';
  return {
    name: 'Node',
    code: `const url = '${origin}/api/readings';
const headers = { 'content-type': 'application/json'${password} };

async function send() {
  const reading = { sensorId: 'my-sensor', temperature: 21 + Math.random() };
  const body = JSON.stringify(reading);
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) });
    if (answer.ok) console.log('Sent', reading);
    else console.log('The server refused it:', await answer.text());
  } catch (error) {
    console.log('Not sent, trying again in a second:', error.cause?.code ?? error.message);
  }
  setTimeout(send, 1000);
}

send();`,
  };
}
