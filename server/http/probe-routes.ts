import type { Feed, StoreState } from '#protocol/feed';
import type { Api } from './api';
import type { MetricsText } from './http-parts';

type Parts = { feed: () => Feed; metrics: MetricsText };

/** What machines ask: does it live, may it have traffic, how is it doing. */
export function addProbeRoutes(api: Api, { feed, metrics }: Parts): void {
  const hidden = { schema: { hide: true } };
  api.get('/healthz', hidden, async () => ({ status: 'ok' }));

  api.get('/readyz', hidden, async (_request, reply) => {
    const readiness = readinessOf(feed());
    return reply.code(readiness.status === 'ok' ? 200 : 503).send(readiness);
  });

  api.get('/metrics', hidden, async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.text()),
  );
}

type Part = { status: 'ok' | 'standby' | 'unavailable'; detail?: string };

const OK: Part = { status: 'ok' };

const STORE_PARTS: Readonly<Record<StoreState, Part>> = {
  storing: OK,
  'catching-up': OK,
  waiting: { status: 'unavailable', detail: 'The database was not reached yet: check that it runs.' },
  failing: { status: 'unavailable', detail: 'Readings are shown and not stored: check the database.' },
  standby: { status: 'standby', detail: 'Another process stores; this one is standing by and takes over after it.' },
};

function readinessOf({ source, connected, store }: Feed) {
  const storePart = { ...STORE_PARTS[store.state], state: store.state, database: store.database };
  const isReady = connected && storePart.status === 'ok';
  return {
    status: isReady ? 'ok' : 'unavailable',
    source: { status: connected ? 'ok' : 'unavailable', kind: source },
    store: storePart,
  };
}
