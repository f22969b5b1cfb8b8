import { z } from 'zod';
import { alertKindSchema, alertSchema, severitySchema } from '#protocol/alert';
import { sensorIdSchema } from '#protocol/sensor-id';
import type { BoardView, Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { alertPositionSchema, pageOfOpenAlerts } from './alert-page';
import { type Api, PROBLEM_ANSWER } from './api';
import { decodeCursor, encodeCursor } from './cursor';
import { cursorSchema, pageLimitSchema } from './sensor-params';
import { assertInOrder, spanFields } from './time-span';

type Parts = { board: BoardView; history: StoredHistory; clock: Clock };

const kindsSchema = z
  .union([z.string(), z.array(z.string())])
  .transform((texts) => [texts].flat().flatMap((text) => text.split(',')))
  .pipe(z.array(alertKindSchema));

const querySchema = z.strictObject({
  state: z.enum(['open', 'ended', 'all']).default('open'),
  sensorId: sensorIdSchema.optional(),
  kind: kindsSchema.optional().describe('One kind, or several: with commas between, or one a parameter.'),
  severity: severitySchema.optional(),
  acknowledged: z.enum(['true', 'false']).optional().describe('false: those that nobody has seen yet.'),
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
    async ({
      query: { state, sensorId = null, kind = [], severity = null, acknowledged, from, to, limit, cursor },
    }) => {
      assertInOrder({ from, to });
      const [fromMs, toMs] = [from ?? null, to ?? null];
      const after = decodeCursor(cursor, alertPositionSchema);
      const filter = { sensorId, kinds: kind, severity, acknowledged: toBoolean(acknowledged) };
      const page =
        state === 'open'
          ? pageOfOpenAlerts(board.alerts(clock.nowMs()), { ...filter, toMs, after, limit })
          : await history.alerts({ ...filter, state, fromMs, toMs, limit, after });
      return { alerts: page.alerts, next: page.next === null ? null : encodeCursor(page.next) };
    },
  );
}

function toBoolean(text: 'true' | 'false' | undefined): boolean | null {
  return text === undefined ? null : text === 'true';
}
