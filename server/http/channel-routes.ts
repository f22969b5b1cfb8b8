import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Channel, channelDraftSchema, channelSchema } from '#protocol/channel';
import type { Channels } from '#server/notify-port';
import type { Log } from '#server/ports';
import { actorOf, COMMAND } from './acting';
import { type Api, PROBLEM_ANSWER } from './api';
import { assertUsable } from './channel-fields';
import { withoutPlace } from './channel-view';
import { credentialsOf } from './credentials';
import { judgeIfMatch } from './etag';
import type { Operator } from './operator';
import { sendProblem } from './problem';

type Parts = { channels: Channels; operator: Operator; log: Log; commander: string | null };

const paramsSchema = z.object({ channelId: z.coerce.number().int().min(1).max(2_147_483_647) });
const outcomeSchema = z.object({ delivered: z.boolean(), error: z.string().nullable() });
const URL = '/api/channels';
const ONE = `${URL}/:channelId`;
const ANSWERS = { 200: channelSchema, default: PROBLEM_ANSWER };

/** Five hundred sensors and a hundred groups it tells of, as many it does not, in any script. */
const DRAFT_BYTES = 400_000;

/** Whom alerts are told to. */
export function addChannelRoutes(api: Api, { channels, operator, log, commander }: Parts): void {
  const describe = (summary: string) => ({ summary, ...COMMAND });
  const audit = (request: FastifyRequest, event: string, { channelId, name, target }: Channel) =>
    log.info(event, { channelId, name, kind: target.kind, by: actorOf(request, commander) });
  const shownTo = (request: FastifyRequest) => {
    const { access } = operator.judge(credentialsOf(request));
    return access === 'open' || access === 'unlocked' ? (channel: Channel) => channel : withoutPlace;
  };

  api.get(
    URL,
    {
      schema: {
        summary: 'Channels',
        description: 'Secrets are never told; places (addresses, topics) only to who may change them.',
        response: { 200: z.object({ channels: z.array(channelSchema) }), default: PROBLEM_ANSWER },
      },
    },
    async (request) => ({ channels: (await channels.list()).map(shownTo(request)) }),
  );

  api.get(
    ONE,
    { schema: { summary: 'One channel', params: paramsSchema, response: ANSWERS } },
    async (request, reply) => {
      const channel = await channels.find(request.params.channelId);
      if (channel === null) return refuseUnknown(reply);
      return reply.header('etag', etagOf(channel)).send(shownTo(request)(channel));
    },
  );

  api.post(
    URL,
    {
      schema: { ...describe('Add a channel'), body: channelDraftSchema, response: ANSWERS },
      bodyLimit: DRAFT_BYTES,
    },
    async (request, reply) => {
      assertUsable(request.body);
      const channel = await channels.add(request.body);
      if (channel === 'too-many') return sendProblem(reply, TOO_MANY);
      audit(request, 'channel-added', channel);
      return reply.header('etag', etagOf(channel)).send(channel);
    },
  );

  api.put(
    ONE,
    {
      schema: {
        ...describe('Change a channel'),
        description: IF_MATCH_DESCRIPTION,
        params: paramsSchema,
        body: channelDraftSchema,
        response: ANSWERS,
      },
      bodyLimit: DRAFT_BYTES,
    },
    async (request, reply) => {
      assertUsable(request.body);
      const isAsSeen = (now: Channel) => judgeIfMatch(request.headers['if-match'], etagOf(now)) !== 'stale';
      const channel = await channels.change(request.params.channelId, request.body, { isAsSeen });
      if (channel === null) return refuseUnknown(reply);
      if (channel === 'stale') return sendProblem(reply, STALE);
      audit(request, 'channel-changed', channel);
      return reply.header('etag', etagOf(channel)).send(channel);
    },
  );

  api.delete(
    ONE,
    {
      schema: {
        ...describe('Remove a channel'),
        params: paramsSchema,
        response: { 204: z.null(), default: PROBLEM_ANSWER },
      },
    },
    async (request, reply) => {
      const channel = await channels.remove(request.params.channelId);
      if (channel === null) return refuseUnknown(reply);
      audit(request, 'channel-removed', channel);
      return reply.code(204).send(null);
    },
  );

  api.post(
    `${ONE}/test`,
    {
      schema: {
        ...describe('Send a message of test at once'),
        params: paramsSchema,
        response: { 200: outcomeSchema, default: PROBLEM_ANSWER },
      },
    },
    async (request, reply) => {
      const by = actorOf(request, commander);
      const { channelId } = request.params;
      const outcome = await channels.test(channelId);
      if (outcome === null) return refuseUnknown(reply);
      log.info('channel-tested', { channelId, delivered: outcome.delivered, by });
      return reply.send(outcome);
    },
  );
}

function refuseUnknown(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    status: 404,
    detail: 'There is no such channel: GET /api/channels lists those there are.',
  });
}

/** Which version of it was seen: those who see no place of it see the same one. */
function etagOf({ changedAtMs }: Channel): string {
  return `"${changedAtMs}"`;
}

const IF_MATCH_DESCRIPTION =
  'Replaces all of it. Send its ETag (`changedAtMs` in double quotes) as If-Match to change nothing (412) if somebody else was faster. Without it the last one wins.';

const STALE = {
  status: 412,
  detail: 'Somebody changed this channel after you looked at it: get it again, then decide.',
};

const TOO_MANY = { status: 409, detail: 'There are a hundred channels, and there can be no more: remove one first.' };
