import { z } from 'zod';
import { extremesSchema, feedEventsSchema, recordingPageSchema, thresholdChangesSchema } from '#protocol/history';
import { instantSchema } from '#protocol/instant';
import { sensorIdSchema } from '#protocol/sensor-id';
import type { BoardView } from '#server/domain/board';
import type { Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { type Api, PROBLEM_ANSWER } from './api';
import { decodeCursor, encodeCursor } from './cursor';
import { cursorSchema, pageLimitSchema } from './sensor-params';

type Parts = { history: StoredHistory; board: BoardView; clock: Clock };

const DAY_MS = 24 * 3_600_000;

/** What begins with a minute is told from roll-ups alone. */
const minuteBefore = (ms: number) => ms - (ms % 60_000);

const limitSchema = z.strictObject({ limit: pageLimitSchema });

/** What is stored of all sensors together. */
export function addHistoryRoutes(api: Api, { history, board, clock }: Parts): void {
  const errorValuesOf = (sensorId: string) => board.sensorSettings(sensorId)?.rules.fault.errorValues ?? [];
  api.get(
    '/api/extremes',
    {
      schema: {
        summary:
          'Lowest and highest stored reading of each sensor since a time, without its error values; without a time since 24 hours ago',
        querystring: z.strictObject({ from: instantSchema.optional() }),
        response: { 200: extremesSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ query: { from } }) =>
      history.extremes({ fromMs: from ?? minuteBefore(clock.nowMs() - DAY_MS), errorValuesOf }),
  );

  api.get(
    '/api/recordings',
    {
      schema: {
        summary: 'Sensors with stored readings that are not on the board, sorted by id',
        querystring: z.strictObject({ limit: pageLimitSchema, cursor: cursorSchema }),
        response: { 200: recordingPageSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ query: { limit, cursor } }) => {
      // One more than asked for tells whether there is a next page.
      const found = await history.recordedSensors({ after: decodeCursor(cursor, sensorIdSchema), limit: limit + 1 });
      const sensors = found.slice(0, limit);
      const last = sensors.at(-1);
      return { sensors, next: found.length > limit && last !== undefined ? encodeCursor(last.sensorId) : null };
    },
  );

  api.get(
    '/api/threshold/changes',
    {
      schema: {
        summary: 'Changes of the default threshold, newest first',
        querystring: limitSchema,
        response: { 200: thresholdChangesSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ query: { limit } }) => ({ changes: await history.thresholdChanges({ sensorId: null, limit }) }),
  );

  api.get(
    '/api/events',
    {
      schema: {
        summary: 'What happened to the log and the database, newest first',
        querystring: limitSchema,
        response: { 200: feedEventsSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ query: { limit } }) => ({ events: await history.events({ limit }) }),
  );
}
