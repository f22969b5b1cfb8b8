import { z } from 'zod';
import { historySchema, thresholdChangesSchema, thresholdStepsSchema } from '#protocol/history';
import type { BoardView, Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { type Api, PROBLEM_ANSWER } from './api';
import { sendProblem } from './problem';
import { pageLimitSchema, sensorParamsSchema } from './sensor-params';
import { spanFields, spanOf } from './time-span';

type Parts = { board: BoardView; history: StoredHistory; clock: Clock };

const pointsSchema = z.coerce.number().int().min(1).max(5000).default(600);

/** What is stored of one sensor. */
export function addSensorHistoryRoutes(api: Api, parts: Parts): void {
  addReadings(api, parts);
  addThresholdHistory(api, parts);
}

function addReadings(api: Api, { board, history, clock }: Parts): void {
  api.get(
    '/api/sensors/:sensorId/readings',
    {
      schema: {
        summary: 'Stored readings of a sensor, thinned so that peaks stay',
        description: 'Without `from` and `to` those of the last 24 hours.',
        params: sensorParamsSchema,
        querystring: z.strictObject({ ...spanFields, points: pointsSchema }),
        response: { 200: historySchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ params: { sensorId }, query: { points, ...asked } }, reply) => {
      const { fromMs, toMs } = spanOf(asked, { nowMs: clock.nowMs() });
      const found = await history.readings({ sensorId, fromMs, toMs, points });
      if (found !== null) return found;
      if (board.sensorThreshold(sensorId) === null) return sendProblem(reply, NEVER_HEARD);
      return { sensorId, from: fromMs, to: toMs, resolution: 'raw' as const, stepMs: 0, throughN: 0, points: [] };
    },
  );
}

function addThresholdHistory(api: Api, { history, clock }: Parts): void {
  const URL = '/api/sensors/:sensorId/threshold';
  api.get(
    `${URL}/changes`,
    {
      schema: {
        summary: "Changes of a sensor's own threshold, newest first",
        params: sensorParamsSchema,
        querystring: z.strictObject({ limit: pageLimitSchema }),
        response: { 200: thresholdChangesSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ params: { sensorId }, query: { limit } }) => ({
      changes: await history.thresholdChanges({ sensorId, limit }),
    }),
  );

  api.get(
    `${URL}/steps`,
    {
      schema: {
        summary: 'What held for a sensor, its own threshold or the default, step by step',
        params: sensorParamsSchema,
        querystring: z.strictObject(spanFields),
        response: { 200: thresholdStepsSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ params: { sensorId }, query }) => {
      const span = spanOf(query, { nowMs: clock.nowMs() });
      return { steps: await history.thresholdSteps({ sensorId, ...span }) };
    },
  );
}

export const NEVER_HEARD = {
  status: 404,
  detail: 'No sensor of that name was ever heard: /api/sensors lists those on the board, /api/recordings the others.',
};
