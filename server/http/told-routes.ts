import { z } from 'zod';
import { channelSchema, toldChangesSchema } from '#protocol/channel';
import type { Channels } from '#server/notify-port';
import type { Log } from '#server/ports';
import { actorOf, COMMAND } from './acting';
import { type Api, PROBLEM_ANSWER } from './api';
import { sendProblem } from './problem';

type Parts = { channels: Pick<Channels, 'changeTold'>; log: Log; commander: string | null };

/** As many changes as there may be, each of a name as long as it may be. */
const CHANGES_BYTES = 2_000_000;

/** Of which sensors channels tell, and nothing else of them: no secret is sent, and no two people undo each other. */
export function addToldRoutes(api: Api, { channels, log, commander }: Parts): void {
  api.patch(
    '/api/channels',
    {
      schema: {
        summary: 'Change of which sensors channels tell, all or none',
        description:
          'Of a sensor, of a group or of all others a channel tells (`true`), does not (`false`), or (`null`) as the level above says: a sensor as its group, a group as all others. Everything else of the channels stays.',
        ...COMMAND,
        body: toldChangesSchema,
        response: { 200: z.object({ channels: z.array(channelSchema) }), default: PROBLEM_ANSWER },
      },
      bodyLimit: CHANGES_BYTES,
    },
    async (request, reply) => {
      const by = actorOf(request, commander);
      const outcome = await channels.changeTold(request.body.changes);
      if (typeof outcome === 'string') return sendProblem(reply, REFUSALS[outcome]);
      for (const { channelId, name, target } of outcome)
        log.info('channel-changed', { channelId, name, kind: target.kind, by });
      return reply.send({ channels: outcome });
    },
  );
}

const REFUSALS = {
  'no-such-channel': {
    status: 404,
    detail: 'One of these channels is not there any more: GET /api/channels lists those there are.',
  },
  'too-many-named': {
    status: 409,
    detail: 'A channel names at most 100 groups and 500 sensors: put sensors in a group, and name that.',
  },
};
