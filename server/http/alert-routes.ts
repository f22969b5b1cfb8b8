import { z } from 'zod';
import { alertSchema } from '#protocol/alert';
import { sensorIdSchema } from '#protocol/sensor-id';
import type { BoardView, Clock } from '#server/ports';
import { alertPositionSchema, pageOfOpenAlerts } from './alert-page';
import { type Api, PROBLEM_ANSWER } from './api';
import { decodeCursor, encodeCursor } from './cursor';
import { cursorSchema, pageLimitSchema } from './sensor-params';

type Parts = { board: BoardView; clock: Clock };

const querySchema = z.strictObject({
  state: z.enum(['open']).default('open'),
  sensorId: sensorIdSchema.optional(),
  limit: pageLimitSchema,
  cursor: cursorSchema,
});

const alertPageSchema = z.object({ alerts: z.array(alertSchema), next: z.string().nullable() });

/** The alerts that are open now. */
export function addAlertRoutes(api: Api, { board, clock }: Parts): void {
  api.get(
    '/api/alerts',
    {
      schema: {
        summary: 'Open alerts, newest first',
        querystring: querySchema,
        response: { 200: alertPageSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ query: { sensorId = null, limit, cursor } }) => {
      const after = decodeCursor(cursor, alertPositionSchema);
      const page = pageOfOpenAlerts(board.alerts(clock.nowMs()), { sensorId, after, limit });
      return { alerts: page.alerts, next: page.next === null ? null : encodeCursor(page.next) };
    },
  );
}
