import type { FastifyReply } from 'fastify';
import { simulatorSchema } from '#protocol/simulator';
import type { Commands, Simulator } from '#server/ports';
import { type Api, OPERATOR_ONLY, PROBLEM_ANSWER } from './api';
import { sendProblem } from './problem';

type Parts = { simulator: Simulator | null; commands: Commands };

const URL = '/api/simulator';
const ANSWERS = { 200: simulatorSchema, default: PROBLEM_ANSWER };

/** The invented sensors inside this process. */
export function addSimulatorRoutes(api: Api, { simulator, commands }: Parts): void {
  api.get(URL, { schema: { summary: 'Which invented sensors run', response: ANSWERS } }, async (_request, reply) =>
    simulator === null ? refuse(reply) : { mode: simulator.mode() },
  );

  api.put(
    URL,
    {
      schema: {
        summary: 'Start or stop the invented sensors',
        security: OPERATOR_ONLY,
        body: simulatorSchema,
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      if (simulator === null) return refuse(reply);
      const stopped = await simulator.setMode(request.body.mode);
      // They send no more: left on the board they would look like sensors that fell silent.
      for (const sensorId of stopped) commands.removeSensor(sensorId);
      return { mode: simulator.mode() };
    },
  );
}

function refuse(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    status: 409,
    detail: 'This server runs no invented sensors: use npm run simulate, which sends readings from outside.',
  });
}
