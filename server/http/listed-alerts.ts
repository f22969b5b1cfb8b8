import { z } from 'zod';
import { alertKindSchema, severitySchema } from '#protocol/alert';
import { sensorIdSchema } from '#protocol/sensor-id';
import { groupNameSchema } from '#protocol/settings';
import type { BoardView, Clock } from '#server/ports';
import type { AlertQuery, StoredHistory } from '#server/store-port';
import { type AlertPosition, pageOfOpenAlerts } from './alert-page';
import { assertInOrder, spanFields } from './time-span';

const kindsSchema = z
  .union([z.string(), z.array(z.string())])
  .transform((texts) => [texts].flat().flatMap((text) => text.split(',')))
  .pipe(z.array(alertKindSchema));

/** Fields of a query that say which alerts are meant. */
export const alertFilterFields = {
  state: z.enum(['open', 'ended', 'all']).default('open'),
  sensorId: sensorIdSchema.optional(),
  group: groupNameSchema.optional().describe('Of the sensors that are in this group now.'),
  kind: kindsSchema.optional().describe('One kind, or several: with commas between, or one a parameter.'),
  severity: severitySchema.optional(),
  acknowledged: z.enum(['true', 'false']).optional().describe('false: those that nobody has seen yet.'),
  ...spanFields,
};

const askedSchema = z.object(alertFilterFields);
export type AskedAlerts = z.infer<typeof askedSchema>;

type Page = { after: AlertPosition | null; limit: number };

/**
 * A page of the alerts asked for, newest first: open ones from the board, which knows them also without a database, the
 * others from the store. Throws InvalidFields for a stretch of time that ends before it begins.
 */
export async function listAlerts(
  { board, history, clock }: { board: BoardView; history: StoredHistory; clock: Clock },
  { asked, page }: { asked: AskedAlerts; page: Page },
) {
  assertInOrder(asked);
  const { state, group = null } = asked;
  const filter = toFilter(asked);
  if (state !== 'open') return history.alerts({ ...filter, ...page, state, group, fromMs: asked.from ?? null });
  const members = group === null ? null : membersOf(board, group);
  return pageOfOpenAlerts(board.alerts(clock.nowMs()), { ...filter, ...page, members });
}

type SharedFilter = Pick<AlertQuery, 'sensorId' | 'kinds' | 'severity' | 'acknowledged' | 'toMs'>;

function toFilter({ sensorId, kind, severity, acknowledged, to }: AskedAlerts): SharedFilter {
  return {
    sensorId: sensorId ?? null,
    kinds: kind ?? [],
    severity: severity ?? null,
    acknowledged: toBoolean(acknowledged),
    toMs: to ?? null,
  };
}

function toBoolean(text: 'true' | 'false' | undefined): boolean | null {
  return text === undefined ? null : text === 'true';
}

function membersOf(board: BoardView, group: string): ReadonlySet<string> {
  const members = board.settings().filter(({ scope, details }) => scope === 'sensor' && details?.group === group);
  return new Set(members.map(({ id }) => id));
}
