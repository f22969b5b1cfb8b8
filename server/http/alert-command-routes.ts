import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Alert,
  acknowledgeManySchema,
  acknowledgeSchema,
  alertSchema,
  noteSchema,
  snoozeSchema,
} from '#protocol/alert';
import type { AlertAction, BoardView, Commands, Refusal } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { actorOf, COMMAND } from './acting';
import { alertParamsSchema } from './alert-record-routes';
import { type Api, PROBLEM_ANSWER } from './api';
import { refuseCommand } from './threshold-answers';

type Parts = { board: BoardView; commands: Commands; history: StoredHistory; commander: string | null };

/** A thousand ids of three hundred letters, and a note. */
const MANY_BYTES = 400_000;

const URL = '/api/alerts/:alertId';
const ONE = {
  ...COMMAND,
  params: alertParamsSchema,
  response: { 200: alertSchema, default: PROBLEM_ANSWER },
};

/** What a person does about alerts. What was so already is no error: whoever asks twice gets what holds. */
export function addAlertCommandRoutes(api: Api, parts: Parts): void {
  const { board } = parts;

  async function one(action: AlertAction, { alertId, request, reply }: OneOptions): Promise<FastifyReply> {
    const { outcome, stored } = await act(parts, { alertIds: [alertId], action, request });
    if (typeof outcome === 'string') return refuseCommand(reply, outcome);
    const alert = outcome[0] ?? board.alert(alertId) ?? stored[0];
    return alert === undefined ? refuseCommand(reply, 'no-such-alert') : reply.send(alert);
  }

  addAcknowledgeMany(api, parts);

  api.post(
    `${URL}/acknowledge`,
    { schema: { summary: 'Acknowledge an alert', body: acknowledgeSchema.nullable(), ...ONE } },
    async (request, reply) => {
      const action = { kind: 'acknowledge', note: request.body?.note ?? null } as const;
      return one(action, { alertId: request.params.alertId, request, reply });
    },
  );

  api.post(
    `${URL}/snooze`,
    { schema: { summary: 'Snooze an open alert; one that has ended stays as it is', body: snoozeSchema, ...ONE } },
    async (request, reply) => {
      const { forMs, note = null } = request.body;
      return one({ kind: 'snooze', forMs, note }, { alertId: request.params.alertId, request, reply });
    },
  );

  api.delete(
    `${URL}/snooze`,
    { schema: { summary: 'Let a snoozed alert ring again', ...ONE } },
    async (request, reply) => one({ kind: 'end-snooze' }, { alertId: request.params.alertId, request, reply }),
  );

  api.post(
    `${URL}/notes`,
    { schema: { summary: 'Write a note on an alert', body: noteSchema, ...ONE } },
    async (request, reply) => {
      const action = { kind: 'note', note: request.body.note } as const;
      return one(action, { alertId: request.params.alertId, request, reply });
    },
  );
}

type OneOptions = { alertId: string; request: FastifyRequest; reply: FastifyReply };

function addAcknowledgeMany(api: Api, parts: Parts): void {
  api.post(
    '/api/alerts/acknowledge',
    {
      bodyLimit: MANY_BYTES,
      schema: {
        summary: 'Acknowledge many alerts; the answer has those that were not yet',
        ...COMMAND,
        body: acknowledgeManySchema,
        response: { 200: z.object({ alerts: z.array(alertSchema) }), default: PROBLEM_ANSWER },
      },
    },
    async (request, reply) => {
      const { alertIds, note = null } = request.body;
      const { outcome } = await act(parts, {
        alertIds: [...new Set(alertIds)],
        action: { kind: 'acknowledge', note },
        request,
      });
      return typeof outcome === 'string' ? refuseCommand(reply, outcome) : reply.send({ alerts: outcome });
    },
  );
}

type Acting = { alertIds: readonly string[]; action: AlertAction; request: FastifyRequest };

/** What the board does not hold any more is brought from the store. */
async function act(
  { board, commands, history, commander }: Parts,
  { alertIds, action, request }: Acting,
): Promise<{ outcome: Alert[] | Refusal; stored: readonly Alert[] }> {
  const by = actorOf(request, commander);
  const missing = alertIds.filter((alertId) => board.alert(alertId) === null);
  const stored = missing.length === 0 ? [] : await history.alertsById(missing);
  return { outcome: await commands.actOnAlerts({ alertIds, stored }, action, { by }), stored };
}
