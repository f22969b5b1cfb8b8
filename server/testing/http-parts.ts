import type { Feed } from '#protocol/feed';
import { startFeed } from '#server/domain/feed';
import type { HttpParts } from '#server/http/http-parts';
import { createMetrics } from '#server/http/metrics';
import type { ProducedReading } from '#server/ports';
import { VERSION } from '#server/version';
import { createChannelMemory } from './channel-memory';
import { type CommandBoard, createCommandBoard } from './command-board';
import { createEmptyHistory } from './empty-history';
import { createFakeClock, type FakeClock } from './fake-clock';
import { createRecordingLog, type RecordingLog } from './recording-log';

/** HTTP's parts without a network behind them: an open server at http://localhost, on a board that starts empty. */
export type TestHttpParts = HttpParts &
  CommandBoard & {
    clock: FakeClock;
    log: RecordingLog;
    /** What the sink was given, and may be made to refuse. */
    appended: ProducedReading[];
    /** The keys it was given them under. */
    keys: (string | null)[];
    feedNow: Pick<Feed, 'connected' | 'store'>;
  };

/** The error a sink gives while it cannot make readings safe. */
export class SinkUnavailable extends Error {
  readonly code = 'sink-unavailable';
}

export function buildHttpParts(overrides: Partial<HttpParts> = {}): TestHttpParts {
  const clock = createFakeClock();
  const appended: ProducedReading[] = [];
  const keys: (string | null)[] = [];
  const { channels, deliveries } = createChannelMemory(clock);
  const feedNow: TestHttpParts['feedNow'] = {
    connected: true,
    store: { database: 'own', state: 'storing', reason: null },
  };
  return {
    ...createCommandBoard(clock),
    clock,
    log: createRecordingLog(),
    appended,
    keys,
    feedNow,
    history: createEmptyHistory(),
    channels,
    deliveries,
    sink: {
      async append(readings, options) {
        appended.push(...readings);
        keys.push(options?.idempotencyKey ?? null);
      },
    },
    simulator: null,
    feed: () => ({ ...FEED, ...feedNow }),
    origins: {
      isOwnOrigin: (origin) => origin === 'http://localhost',
      isOwnHost: (host) => host === 'localhost' || host === 'localhost:80',
    },
    access: { isLoopback: true, operatorPassword: null },
    metrics: createMetrics({
      gauges: () => ({ sockets: 0, lagMessages: null, alertsOpen: 0, sensors: 0, storing: true }),
      storeSizes: async () => null,
    }),
    system: {
      startedAtMs: clock.nowMs(),
      versions: { isotherm: VERSION, build: null },
      partitions: () => [],
      socketCount: () => 0,
      storeSizes: async () => null,
      databaseVersion: async () => null,
    },
    pages: null,
    ...overrides,
  } as TestHttpParts;
}

const FEED = startFeed({ source: 'embedded', topic: 'temperature_stream', simulator: 'off', database: 'own' }, 0);
