import { z } from 'zod';
import { alertRecordSchema } from '#protocol/alert';
import { storableText } from '#protocol/storable-text';
import type { BoardView } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { type Api, PROBLEM_ANSWER } from './api';
import { refuseCommand } from './threshold-answers';

type Parts = { board: BoardView; history: StoredHistory };

/** The alert a path names, percent-decoded. */
export const alertParamsSchema = z.object({ alertId: storableText.min(1).max(300) });

/** One alert: what it is now from the board, what happened to it from the store, which may be a moment behind. */
export function addAlertRecordRoutes(api: Api, { board, history }: Parts): void {
  api.get(
    '/api/alerts/:alertId',
    {
      schema: {
        summary: 'One alert and everything that happened to it',
        params: alertParamsSchema,
        response: { 200: alertRecordSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ params: { alertId } }, reply) => {
      const record = await history.alertRecord(alertId);
      const alert = board.alert(alertId) ?? record?.alert;
      if (alert === undefined) return refuseCommand(reply, 'no-such-alert');
      return reply.send({ alert, steps: record?.steps ?? [] });
    },
  );
}
