import type { FastifyReply } from 'fastify';
import { type BackTestRequest, backTestRequestSchema, backTestSchema } from '#protocol/back-test';
import type { BoardView, Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { type Api, OPERATOR_ONLY, PROBLEM_ANSWER } from './api';
import { InvalidFields } from './invalid-fields';
import { sendProblem } from './problem';
import { rulesToTry, runBackTest, type TwoRules } from './run-back-test';

type Parts = { board: BoardView; history: StoredHistory; clock: Clock };

/** They take a processor for a while; readings and pages need it, too. */
const MAX_AT_ONCE = 2;

/** A month of one sensor that speaks once a second, in some seconds. */
const MOST_READINGS = 2_700_000;

/** What other rules would have raised: for who may make them hold, because it costs some work. */
export function addBackTestRoutes(api: Api, { board, history, clock }: Parts): void {
  let running = 0;
  api.post(
    '/api/back-test',
    {
      schema: {
        summary: 'What rules would have raised over stored readings, beside what holds now',
        description: `\`patch\` is put on what each sensor says for itself. Where there are more than ${MOST_READINGS} readings the latest are taken, and \`fromMs\` says since when. Each side begins as if nothing had been before.`,
        security: OPERATOR_ONLY,
        body: backTestRequestSchema,
        response: { 200: backTestSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ body }, reply) => {
      const rules = rulesOfAll(board, body);
      if (running >= MAX_AT_ONCE) return sendProblem(reply, BUSY);
      running += 1;
      try {
        const toMs = clock.nowMs();
        const sensorIds = [...rules.keys()];
        const span = { sensorIds, fromMs: toMs - body.spanMs, toMs, most: MOST_READINGS };
        const readings = await history.backTestReadings(span);
        const isGivenUp = () => isGone(reply);
        const answer = await runBackTest({ readings, rules, windowSize: board.windowSize, toMs, isGivenUp });
        return answer ?? reply.hijack();
      } finally {
        running -= 1;
      }
    },
  );
}

/** Whoever asked has hung up: nobody waits for the answer. */
function isGone(reply: FastifyReply): boolean {
  return reply.raw.destroyed;
}

function rulesOfAll(board: BoardView, { sensorIds, patch }: BackTestRequest): Map<string, TwoRules> {
  const rules = new Map<string, TwoRules>();
  for (const [index, sensorId] of sensorIds.entries()) {
    const two = rulesToTry(board, { sensorId, patch });
    if (two === null) throw new InvalidFields([{ field: `sensorIds.${index}`, message: NEVER_HEARD }]);
    rules.set(sensorId, two);
  }
  return rules;
}

const NEVER_HEARD = 'is no sensor that was ever heard: /api/sensors lists those on the board';

const BUSY = {
  status: 503,
  detail: `${MAX_AT_ONCE} back-tests are running, which is all there may be at once: try again in a moment.`,
  retryAfterSeconds: 1,
};
