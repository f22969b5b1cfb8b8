import type { FastifyReply } from 'fastify';
import { endRehearsalsSchema, rehearsalsSchema, rehearseSchema } from '#protocol/rehearsal';
import type { RehearsalRefusal, Simulator } from '#server/ports';
import { type Api, OPERATOR_ONLY, PROBLEM_ANSWER } from './api';
import { InvalidFields } from './invalid-fields';
import { sendProblem } from './problem';
import { refuseSimulator } from './simulator-routes';

const URL = '/api/simulator/rehearsals';

const ANSWERS = { 200: rehearsalsSchema, default: PROBLEM_ANSWER };

/** What goes wrong with the invented sensors, for people to see what alerts are like. */
export function addRehearsalRoutes(api: Api, { simulator }: { simulator: Simulator | null }): void {
  api.get(
    URL,
    { schema: { summary: 'What is rehearsed with the invented sensors, and what can be', response: ANSWERS } },
    async (_request, reply) => (simulator === null ? refuseSimulator(reply) : simulator.rehearsals()),
  );

  api.post(
    URL,
    {
      schema: {
        summary: 'Let something go wrong with the invented sensors',
        security: OPERATOR_ONLY,
        body: rehearseSchema,
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      if (simulator === null) return refuseSimulator(reply);
      const outcome = simulator.rehearse(request.body);
      return outcome === 'started' ? simulator.rehearsals() : refuse(reply, outcome);
    },
  );

  api.delete(
    URL,
    {
      schema: {
        summary: 'All well again, or one rehearsal ended',
        security: OPERATOR_ONLY,
        querystring: endRehearsalsSchema,
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      if (simulator === null) return refuseSimulator(reply);
      simulator.endRehearsals(request.query);
      return simulator.rehearsals();
    },
  );
}

function refuse(reply: FastifyReply, refusal: RehearsalRefusal): FastifyReply {
  if (refusal.refused === 'none-runs') return sendProblem(reply, NONE_RUNS);
  if (refusal.refused === 'not-offered') throw new InvalidFields([{ field: 'what', message: NOT_OFFERED }]);
  const { possible } = refusal;
  const message = possible.length === 0 ? ABOUT_ALL : `must be ${possible.join(' or ')}`;
  throw new InvalidFields([{ field: 'sensorId', message }]);
}

const NONE_RUNS = {
  status: 409,
  detail:
    'No invented sensors run, so there is nothing to rehearse with: start them with PUT /api/simulator {"mode": "demo"}.',
};
const NOT_OFFERED = 'is possible with none of the sensors that run: GET /api/simulator/rehearsals offers what is';
const ABOUT_ALL = 'is not known here, it is about all of the invented sensors: leave it out';
