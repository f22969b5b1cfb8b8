import { randomUUID } from 'node:crypto';
import type { Adapters } from '#server/app';
import { type Config, loadConfig } from '#server/config';
import { createEmbeddedLog } from '#server/embedded/embedded-log';
import { createJsonLog } from '#server/json-log';
import { createSystemClock } from '#server/system-clock';
import { createChannelMemory } from '#server/testing/channel-memory';
import { createEmptyHistory } from '#server/testing/empty-history';
import { createForgetfulStore } from './forgetful-store';

/** The configuration of a server on a free port that says nothing and invents nothing. */
export function quietConfig(env: Record<string, string> = {}): Config {
  const KAFKA_GROUP_ID = `bench-${randomUUID()}`;
  return loadConfig({ PORT: '0', SIMULATOR: 'off', LOG_LEVEL: 'error', KAFKA_GROUP_ID, ...env });
}

/** What every adapter needs. */
export function basics(): Pick<Adapters, 'clock' | 'log' | 'impossible'> {
  const impossible = (error: Error) => {
    throw error;
  };
  return { clock: createSystemClock(), log: createJsonLog('error'), impossible };
}

/** An outside that does nothing at all: no log, no pages, and a store that keeps nothing. */
export function emptyOutside(): Adapters {
  const shared = basics();
  const embedded = createEmbeddedLog(shared);
  return {
    ...shared,
    source: embedded,
    sink: embedded,
    rejections: { keep: async () => undefined },
    store: createForgetfulStore(),
    history: createEmptyHistory(),
    ...createChannelMemory(shared.clock),
    database: null,
    running: [],
    createPages: null,
    build: null,
    seed: 1,
    keptMode: null,
  };
}
