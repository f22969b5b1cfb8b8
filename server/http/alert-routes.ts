import { z } from 'zod';
import { alertSchema } from '#protocol/alert';
import type { BoardView, Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { alertPositionSchema } from './alert-page';
import { type Api, PROBLEM_ANSWER } from './api';
import { decodeCursor, encodeCursor } from './cursor';
import { alertFilterFields, listAlerts } from './listed-alerts';
import { cursorSchema, pageLimitSchema } from './sensor-params';

type Parts = { board: BoardView; history: StoredHistory; clock: Clock };

const querySchema = z.strictObject({ ...alertFilterFields, limit: pageLimitSchema, cursor: cursorSchema });

const alertPageSchema = z.object({ alerts: z.array(alertSchema), next: z.string().nullable() });

/** The alerts that are open now, which the board knows also without a database, and those of the past. */
export function addAlertRoutes(api: Api, parts: Parts): void {
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
    async ({ query: { limit, cursor, ...asked } }) => {
      const after = decodeCursor(cursor, alertPositionSchema);
      const { alerts, next } = await listAlerts(parts, { asked, page: { after, limit } });
      return { alerts, next: next === null ? null : encodeCursor(next) };
    },
  );
}
