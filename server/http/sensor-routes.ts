import { z } from 'zod';
import { sensorPageSchema } from '#protocol/sensor';
import { sensorIdSchema } from '#protocol/sensor-id';
import type { BoardView, Commands } from '#server/ports';
import { actorOf, COMMAND } from './acting';
import { type Api, PROBLEM_ANSWER } from './api';
import { decodeCursor, encodeCursor } from './cursor';
import { cursorSchema, pageLimitSchema, sensorParamsSchema } from './sensor-params';
import { refuseCommand } from './threshold-answers';

type Parts = { board: BoardView; commands: Commands; commander: string | null };

const querySchema = z.strictObject({ limit: pageLimitSchema, cursor: cursorSchema });

/** The sensors on the board. */
export function addSensorRoutes(api: Api, { board, commands, commander }: Parts): void {
  api.get(
    '/api/sensors',
    {
      schema: {
        summary: 'Sensors on the board, sorted by id',
        querystring: querySchema,
        response: { 200: sensorPageSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ query: { limit, cursor } }) => {
      // One more than asked for tells whether there is a next page.
      const found = board.summaries({ after: decodeCursor(cursor, sensorIdSchema), limit: limit + 1 });
      const sensors = found.slice(0, limit);
      const last = sensors.at(-1);
      return { sensors, next: found.length > limit && last !== undefined ? encodeCursor(last.sensorId) : null };
    },
  );

  api.delete(
    '/api/sensors/:sensorId',
    {
      schema: {
        summary: 'Forget a sensor; it is back with its next reading',
        ...COMMAND,
        params: sensorParamsSchema,
        response: { 204: z.undefined().describe('It is forgotten.'), default: PROBLEM_ANSWER },
      },
    },
    async (request, reply) => {
      const outcome = await commands.removeSensor(request.params.sensorId, { by: actorOf(request, commander) });
      return outcome === 'removed' ? reply.code(204).send() : refuseCommand(reply, outcome);
    },
  );
}
