import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Alert,
  acknowledgeManySchema,
  acknowledgeSchema,
  alertRecordSchema,
  alertSchema,
  noteSchema,
  snoozeSchema,
} from '#protocol/alert';
import type { AlertAction, BoardView, Commands } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { ACTING_DESCRIPTION, actorOf } from './acting';
import { type Api, OPERATOR_ONLY, PROBLEM_ANSWER } from './api';
import { refuseCommand } from './threshold-answers';

type Parts = { board: BoardView; commands: Commands; history: StoredHistory; commander: string | null };

const paramsSchema = z.object({ alertId: z.string().min(1).max(300) });
const URL = '/api/alerts/:alertId';
const ONE = { 200: alertSchema, default: PROBLEM_ANSWER };

/** What a person does about alerts, and all that happened to one. */
export function addAlertCommandRoutes(api: Api, { board, commands, history, commander }: Parts): void {
  const describe = (summary: string) => ({ summary, description: ACTING_DESCRIPTION, security: OPERATOR_ONLY });

  // One that is on the board no longer is stored.
  const act = async (alertIds: readonly string[], action: AlertAction, request: FastifyRequest) => {
    const by = actorOf(request, commander);
    const missing = alertIds.filter((alertId) => board.alert(alertId) === null);
    const stored = missing.length === 0 ? [] : await history.alertsById(missing);
    return { outcome: await commands.actOnAlerts({ alertIds, stored }, action, { by }), stored };
  };

  const answerOne = async (
    alertId: string,
    options: { action: AlertAction; request: FastifyRequest; reply: FastifyReply },
  ) => {
    const { outcome, stored } = await act([alertId], options.action, options.request);
    if (typeof outcome === 'string') return refuseCommand(options.reply, outcome);
    // What was so already is no error: whoever asks twice gets what holds.
    const alert: Alert | null | undefined = outcome[0] ?? board.alert(alertId) ?? stored[0];
    return alert ? options.reply.send(alert) : refuseCommand(options.reply, 'no-such-alert');
  };

  api.get(
    URL,
    {
      schema: {
        summary: 'One alert and everything that happened to it',
        params: paramsSchema,
        response: { 200: alertRecordSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ params: { alertId } }, reply) => {
      const shown = board.alert(alertId);
      const record = await history.alertRecord(alertId);
      const alert = shown ?? record?.alert;
      if (alert === undefined) return refuseCommand(reply, 'no-such-alert');
      return reply.send({ alert, steps: record?.steps ?? [] });
    },
  );

  api.post(
    '/api/alerts/acknowledge',
    {
      schema: {
        ...describe('Acknowledge many alerts'),
        body: acknowledgeManySchema,
        response: { 200: z.object({ alerts: z.array(alertSchema) }), default: PROBLEM_ANSWER },
      },
      bodyLimit: MANY_BYTES,
    },
    async (request, reply) => {
      const { alertIds, note = null } = request.body;
      const { outcome } = await act([...new Set(alertIds)], { kind: 'acknowledge', note }, request);
      return typeof outcome === 'string' ? refuseCommand(reply, outcome) : reply.send({ alerts: outcome });
    },
  );

  api.post(
    `${URL}/acknowledge`,
    { schema: { ...describe('Acknowledge an alert'), params: paramsSchema, body: acknowledgeSchema, response: ONE } },
    async (request, reply) => {
      const action = { kind: 'acknowledge', note: request.body.note ?? null } as const;
      return answerOne(request.params.alertId, { action, request, reply });
    },
  );

  api.post(
    `${URL}/snooze`,
    { schema: { ...describe('Snooze an open alert'), params: paramsSchema, body: snoozeSchema, response: ONE } },
    async (request, reply) => {
      const { forMs, note = null } = request.body;
      return answerOne(request.params.alertId, { action: { kind: 'snooze', forMs, note }, request, reply });
    },
  );

  api.delete(
    `${URL}/snooze`,
    { schema: { ...describe('Let a snoozed alert ring again'), params: paramsSchema, response: ONE } },
    async (request, reply) => answerOne(request.params.alertId, { action: { kind: 'end-snooze' }, request, reply }),
  );

  api.post(
    `${URL}/notes`,
    { schema: { ...describe('Write a note on an alert'), params: paramsSchema, body: noteSchema, response: ONE } },
    async (request, reply) => {
      const action = { kind: 'note', note: request.body.note } as const;
      return answerOne(request.params.alertId, { action, request, reply });
    },
  );
}

/** A thousand ids. */
const MANY_BYTES = 400_000;
