import { expect, it, vi } from 'vitest';
import { type Adapters, createApp } from './app';
import { loadConfig } from './config';
import type { Store, StoredHistory } from './store-port';
import { createChannelMemory } from './testing/channel-memory';
import { createFakeClock } from './testing/fake-clock';
import { createRecordingLog } from './testing/recording-log';

const never = () => new Promise<void>(() => {});

/** Adapters of a broker that does not answer any more: nothing sent to it ends. */
function silentBroker(): Adapters & { clock: ReturnType<typeof createFakeClock> } {
  const clock = createFakeClock();
  return {
    ...createChannelMemory(clock),
    notifier: { start() {}, stop: never },
    source: { kind: 'kafka', start: async () => {}, rewind() {}, partitions: () => [], stop: never },
    store: { database: 'external', claim: never as unknown as Store['claim'], stop: never },
    history: {} as StoredHistory,
    database: null,
    impossible() {},
    sink: { append: never, appendRaw: never },
    rejections: { keep: never },
    running: [{ start: never, stop: never }],
    createPages: null,
    build: null,
    clock,
    log: createRecordingLog(),
    seed: 1,
    keptMode: null,
  };
}

it('[OP2] a broker or a database that does not answer does not hold up the end', async () => {
  const adapters = silentBroker();
  const app = createApp(loadConfig({ PORT: '0', SIMULATOR: 'demo' }), adapters);
  await app.start();
  adapters.clock.advance(1000);
  const stopped = vi.fn();
  const startedMs = adapters.clock.monotonicMs();
  void app.stop().then(stopped);
  const moveOn = () => {
    adapters.clock.advance(100);
    expect(stopped).toHaveBeenCalled();
  };
  await vi.waitFor(moveOn, { interval: 20, timeout: 4000 });
  expect(adapters.clock.monotonicMs() - startedMs).toBeLessThan(5000);
});
