import { z } from 'zod';
import { alertSchema } from '#protocol/alert';
import { sensorIdSchema } from '#protocol/sensor-id';
import type { BoardView, Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { alertPositionSchema, pageOfOpenAlerts } from './alert-page';
import { type Api, PROBLEM_ANSWER } from './api';
import { decodeCursor, encodeCursor } from './cursor';
import { cursorSchema, pageLimitSchema } from './sensor-params';
import { assertInOrder, spanFields } from './time-span';

type Parts = { board: BoardView; history: StoredHistory; clock: Clock };

const querySchema = z.strictObject({
  state: z.enum(['open', 'ended', 'all']).default('open'),
  sensorId: sensorIdSchema.optional(),
  ...spanFields,
  limit: pageLimitSchema,
  cursor: cursorSchema,
});

const alertPageSchema = z.object({ alerts: z.array(alertSchema), next: z.string().nullable() });

/** The alerts that are open now, which the board knows also without a database, and those of the past. */
export function addAlertRoutes(api: Api, { board, history, clock }: Parts): void {
  api.get(
    '/api/alerts',
    {
      schema: {
        summary: 'Alerts, newest first',
        description: '`from` and `to` ask for those that were open at some time between them.',
        querystring: querySchema,
        response: { 200: alertPageSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ query: { state, sensorId = null, from, to, limit, cursor } }) => {
      assertInOrder({ from, to });
      const [fromMs, toMs] = [from ?? null, to ?? null];
      const after = decodeCursor(cursor, alertPositionSchema);
      const page =
        state === 'open'
          ? pageOfOpenAlerts(board.alerts(clock.nowMs()), { sensorId, toMs, after, limit })
          : await history.alerts({ state, sensorId, fromMs, toMs, limit, after });
      return { alerts: page.alerts, next: page.next === null ? null : encodeCursor(page.next) };
    },
  );
}
