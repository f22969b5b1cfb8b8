import { createApp } from '#server/app';
import { createPostgresStore } from '#server/store/postgres-store';
import { createArraySource } from '../kit/array-source';
import { basics, emptyOutside, quietConfig } from '../kit/quiet-app';
import { startStopwatch, tell } from '../kit/stopwatch';
import { watchedSource, watchedStore } from '../kit/watched-parts';

// The route without Kafka: records in memory, the board, and everything stored in a real PostgreSQL.
const [connection = '{}', count = '0'] = process.argv.slice(2);
const shared = basics();
let watch = startStopwatch();
let stored = 0;
const source = watchedSource(createArraySource(Number(count)), {
  assigned() {
    watch = startStopwatch();
  },
  taken() {},
});
const postgres = createPostgresStore({
  database: 'external',
  connection: () => JSON.parse(connection),
  migrationsFolder: 'server/store/migrations',
  ...shared,
});
const store = watchedStore(postgres, (readings) => {
  stored += readings;
  if (stored >= Number(count)) void finish();
});
const app = createApp(quietConfig(), { ...emptyOutside(), source, store });
await app.start();

async function finish(): Promise<void> {
  const taken = watch.read();
  await app.stop();
  tell(taken);
  process.exit(0);
}
