import type { Feed } from '#protocol/feed';
import type { Api } from './api';
import type { MetricsText } from './http-parts';

type Parts = { feed: () => Feed; metrics: MetricsText };

/** What machines ask: does it live, may it have traffic, how is it doing. */
export function addProbeRoutes(api: Api, { feed, metrics }: Parts): void {
  const hidden = { schema: { hide: true } };
  api.get('/healthz', hidden, async () => ({ status: 'ok' }));

  api.get('/readyz', hidden, async (_request, reply) => {
    const { source, connected } = feed();
    const status = connected ? 'ok' : 'unavailable';
    return reply.code(connected ? 200 : 503).send({ status, source: { status, kind: source } });
  });

  api.get('/metrics', hidden, async (_request, reply) =>
    reply.header('content-type', metrics.contentType).send(await metrics.text()),
  );
}
