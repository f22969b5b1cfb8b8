import { type Threshold, thresholdLimitsSchema, thresholdSchema } from '#protocol/threshold';
import type { BoardView, Commands } from '#server/ports';
import { COMMAND } from './acting';
import { type Api, PROBLEM_ANSWER } from './api';
import { toEtag } from './etag';
import { commandContext, IF_MATCH_DESCRIPTION, refuseCommand } from './threshold-answers';

type Parts = { board: BoardView; commands: Commands; commander: string | null };

const URL = '/api/threshold';

/** The threshold that holds for every sensor without one of its own. */
export function addThresholdRoutes(api: Api, { board, commands, commander }: Parts): void {
  const tagOf = (threshold: Threshold) => ({ version: threshold.version, inherited: false });
  const etagOf = (threshold: Threshold) => toEtag(tagOf(threshold));

  api.get(
    URL,
    { schema: { summary: 'The default threshold', response: { 200: thresholdSchema, default: PROBLEM_ANSWER } } },
    async (_request, reply) => {
      const threshold = board.defaultThreshold();
      return reply.header('etag', etagOf(threshold)).send(threshold);
    },
  );

  api.put(
    URL,
    {
      schema: {
        summary: 'Change the default threshold',
        description: IF_MATCH_DESCRIPTION,
        ...COMMAND,
        body: thresholdLimitsSchema,
        response: { 200: thresholdSchema, default: PROBLEM_ANSWER },
      },
    },
    async (request, reply) => {
      const current = tagOf(board.defaultThreshold());
      const context = commandContext(request, { current, by: commander });
      if (context === 'stale') return refuseCommand(reply, 'stale');
      const threshold = await commands.setDefaultThreshold(request.body, context);
      if (typeof threshold === 'string') return refuseCommand(reply, threshold);
      return reply.header('etag', etagOf(threshold)).send(threshold);
    },
  );
}
