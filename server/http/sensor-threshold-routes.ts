import type { FastifyReply, FastifyRequest } from 'fastify';
import { type SensorThreshold, sensorThresholdSchema } from '#protocol/sensor';
import { type ThresholdLimits, thresholdLimitsSchema } from '#protocol/threshold';
import type { BoardView, Commands } from '#server/ports';
import { COMMAND } from './acting';
import { type Api, PROBLEM_ANSWER } from './api';
import { toEtag } from './etag';
import { sensorParamsSchema } from './sensor-params';
import { commandContext, IF_MATCH_DESCRIPTION, refuseCommand } from './threshold-answers';

type Parts = { board: BoardView; commands: Commands; commander: string | null };

const URL = '/api/sensors/:sensorId/threshold';
const SCHEMA = {
  params: sensorParamsSchema,
  response: { 200: sensorThresholdSchema, default: PROBLEM_ANSWER },
};

/** The threshold of one sensor, its own or the default. */
export function addSensorThresholdRoutes(api: Api, { board, commands, commander }: Parts): void {
  const answer = (reply: FastifyReply, threshold: SensorThreshold) =>
    reply.header('etag', toEtag(threshold)).send(threshold);

  async function change(sensorId: string, options: ChangeOptions): Promise<FastifyReply> {
    const { request, reply, limits } = options;
    const current = board.sensorThreshold(sensorId);
    if (current === null) return refuseCommand(reply, 'no-such-sensor');
    const { version, inherited } = current;
    const context = commandContext(request, { current: { version, inherited }, by: commander });
    if (context === 'stale') return refuseCommand(reply, 'stale');
    const threshold = await commands.setSensorThreshold(sensorId, limits, context);
    return typeof threshold === 'string' ? refuseCommand(reply, threshold) : answer(reply, threshold);
  }

  api.get(URL, { schema: { summary: 'What holds for this sensor', ...SCHEMA } }, async (request, reply) => {
    const threshold = board.sensorThreshold(request.params.sensorId);
    return threshold === null ? refuseCommand(reply, 'no-such-sensor') : answer(reply, threshold);
  });

  api.put(
    URL,
    {
      schema: {
        summary: 'Give this sensor a threshold of its own',
        description: IF_MATCH_DESCRIPTION,
        ...COMMAND,
        body: thresholdLimitsSchema,
        ...SCHEMA,
      },
    },
    async (request, reply) => change(request.params.sensorId, { request, reply, limits: request.body }),
  );

  api.delete(
    URL,
    { schema: { summary: 'Back to the default threshold', ...COMMAND, ...SCHEMA } },
    async (request, reply) => change(request.params.sensorId, { request, reply, limits: null }),
  );
}

/** `limits` null: back to the default. */
type ChangeOptions = { request: FastifyRequest; reply: FastifyReply; limits: ThresholdLimits | null };
