import { createAdapters } from '#server/adapters';
import { createApp } from '#server/app';
import { loadConfig } from '#server/config';
import { createJsonLog } from '#server/json-log';
import { stopOnSignals } from '#server/stop-on-signals';
import { createHandClock } from './hand-clock';

// The server as server/main.ts joins it, but for its clock: what is said in ages and times of day is then the same in
// every run.
const log = createJsonLog('info');
const clock = createHandClock(Number(process.env.STILL_AT_MS));
process.on('message', (toMs: number) => {
  clock.moveTo(toMs);
  process.send?.(toMs);
});

// Whoever started it is gone, and would have ended it.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

const config = loadConfig();
const impossible = (error: Error) => {
  throw error;
};
const app = createApp(config, createAdapters(config, { clock, log, isDevelopment: false, impossible }));
const ended = (error: unknown) => process.exit(error === null ? 0 : 1);
stopOnSignals({ signals: process, stop: app.stop, ended, clock, log });
const { port } = await app.start();
log.info('listening', { url: `http://127.0.0.1:${port}` });
