import { createAdapters } from '#server/adapters';
import { createApp } from '#server/app';
import type { KafkaSettings } from '#server/kafka/kafka-settings';
import { createKafkaSource } from '#server/kafka/kafka-source';
import { basics, emptyOutside, quietConfig } from '../kit/quiet-app';
import { startStopwatch, tell } from '../kit/stopwatch';
import { watchedSource, watchedStore } from '../kit/watched-parts';

// The whole server without its pages; `live`: with a store that keeps nothing, `stored`: with its own PostgreSQL.
const [mode = 'live', brokers = '', topic = '', count = '0', dataDir = '.'] = process.argv.slice(2);
const config = quietConfig({ KAFKA_BROKERS: brokers, KAFKA_TOPIC: topic, DATA_DIR: dataDir });
const outside =
  mode === 'live'
    ? { ...emptyOutside(), source: createKafkaSource({ settings: config.kafka as KafkaSettings, ...basics() }) }
    : createAdapters(config, { ...basics(), isDevelopment: false });

let watch = startStopwatch();
let done = 0;
const source = watchedSource(outside.source, {
  assigned() {
    watch = startStopwatch();
  },
  taken: (records) => void (mode === 'live' && finish(records)),
});
const store = watchedStore(outside.store, (readings) => void (mode === 'stored' && finish(readings)));
const app = createApp(config, { ...outside, source, store, createPages: null });
const { port } = await app.start();
tell({ url: `http://127.0.0.1:${port}` });

async function finish(readings: number): Promise<void> {
  done += readings;
  if (done < Number(count)) return;
  const taken = watch.read();
  await app.stop();
  tell(taken);
  process.exit(0);
}
