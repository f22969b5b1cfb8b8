import type { FastifyReply } from 'fastify';
import type { Feed, StoreState } from '#protocol/feed';
import { simulatorSchema } from '#protocol/simulator';
import type { Commands, Simulator } from '#server/ports';
import { actorOf, COMMAND } from './acting';
import { type Api, PROBLEM_ANSWER } from './api';
import { sendProblem } from './problem';
import { refuseCommand } from './threshold-answers';

type Parts = { simulator: Simulator | null; commands: Commands; feed: () => Feed; commander: string | null };

const URL = '/api/simulator';
const STORES_NOTHING: ReadonlySet<StoreState> = new Set(['waiting', 'standby', 'failing']);

const ANSWERS = { 200: simulatorSchema, default: PROBLEM_ANSWER };

/** The invented sensors inside this process. */
export function addSimulatorRoutes(api: Api, { simulator, commands, feed, commander }: Parts): void {
  api.get(URL, { schema: { summary: 'Which invented sensors run', response: ANSWERS } }, async (_request, reply) =>
    simulator === null ? refuseSimulator(reply) : { mode: simulator.mode() },
  );

  api.put(
    URL,
    {
      schema: {
        summary: 'Start or stop the invented sensors',
        ...COMMAND,
        body: simulatorSchema,
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      if (simulator === null) return refuseSimulator(reply);
      // Asked before anything is stopped: sensors that send no more and could not leave would look silent.
      if (STORES_NOTHING.has(feed().store.state)) return refuseCommand(reply, 'not-storing');
      const by = actorOf(request, commander);
      const stopped = await simulator.setMode(request.body.mode);
      const outcomes = await Promise.all(stopped.map((sensorId) => commands.removeSensor(sensorId, { by })));
      if (outcomes.includes('not-storing')) return sendProblem(reply, STILL_ON_THE_BOARD);
      return { mode: simulator.mode() };
    },
  );
}

/** Where this process can run no invented sensors. */
export function refuseSimulator(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    status: 409,
    detail: 'This server runs no invented sensors: use npm run simulate, which sends readings from outside.',
  });
}

const STILL_ON_THE_BOARD = {
  status: 503,
  detail:
    'The invented sensors send no more, but nothing can be stored now, so they stay on the board: remove them there later.',
};
