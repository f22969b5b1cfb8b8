import type { Alert, AlertKind, Severity } from '#protocol/alert';

/** Which alerts are listed. Null: any. Times in epoch ms: alerts that touch the stretch between them. */
export type AlertFilter = {
  state: 'open' | 'ended' | 'all';
  sensorId: string | null;
  /** Of the sensors that are in it now. */
  group: string | null;
  kind: AlertKind | null;
  severity: Severity | null;
  acknowledged: boolean | null;
  fromMs: number | null;
  toMs: number | null;
};

export const STATES = ['all', 'open', 'ended'] as const;
export const SEVERITIES = ['critical', 'warning'] as const satisfies Severity[];
// Not the schema's own list: a page does not load a validator for seven words.
export const KINDS = [
  'high',
  'low',
  'exposure-high',
  'exposure-low',
  'no-data',
  'fault',
  'feed',
] as const satisfies AlertKind[];

export const ALL: AlertFilter = {
  state: 'all',
  sensorId: null,
  group: null,
  kind: null,
  severity: null,
  acknowledged: null,
  fromMs: null,
  toMs: null,
};

/** The filter an address names; what it names wrongly is not filtered by. */
export function parseFilter(query: Pick<URLSearchParams, 'get'>): AlertFilter {
  const acknowledged = query.get('acknowledged');
  return {
    state: STATES.find((state) => state === query.get('state')) ?? 'all',
    sensorId: query.get('sensor') || null,
    group: query.get('group') || null,
    kind: KINDS.find((kind) => kind === query.get('kind')) ?? null,
    severity: SEVERITIES.find((severity) => severity === query.get('severity')) ?? null,
    acknowledged: acknowledged === 'yes' ? true : acknowledged === 'no' ? false : null,
    fromMs: timeOf(query.get('from')),
    toMs: timeOf(query.get('to')),
  };
}

/** The filter as the address names it; empty for all alerts. */
export function filterQuery(filter: AlertFilter): string {
  const { state, sensorId, group, kind, severity, acknowledged, fromMs, toMs } = filter;
  return queryOf({
    state: state === 'all' ? null : state,
    sensor: sensorId,
    group,
    kind,
    severity,
    acknowledged: acknowledged === null ? null : acknowledged ? 'yes' : 'no',
    from: fromMs === null ? null : new Date(fromMs).toISOString(),
    to: toMs === null ? null : new Date(toMs).toISOString(),
  });
}

/** The same as the server is asked; without a page for all there are. */
export function requestQuery(filter: AlertFilter, page?: { limit: number; cursor: string | null }): string {
  const { state, sensorId, group, kind, severity, acknowledged, fromMs, toMs } = filter;
  return queryOf({ state, sensorId, group, kind, severity, acknowledged, from: fromMs, to: toMs, ...page });
}

/** Which group a sensor is in now. */
export type GroupOf = (sensorId: string) => string | null;

/** True where the filter would list this alert. */
export function isListed(alert: Alert, filter: AlertFilter, groupOf: GroupOf): boolean {
  const { state, sensorId, group, kind, severity, acknowledged, fromMs, toMs } = filter;
  const isOpen = alert.endedAtMs === null;
  return (
    (state === 'all' || (state === 'open') === isOpen) &&
    (sensorId === null || alert.sensorId === sensorId) &&
    (group === null || groupOf(alert.sensorId) === group) &&
    (kind === null || alert.kind === kind) &&
    (severity === null || alert.severity === severity) &&
    (acknowledged === null || (alert.acknowledgedAtMs !== null) === acknowledged) &&
    (fromMs === null || isOpen || (alert.endedAtMs ?? 0) >= fromMs) &&
    (toMs === null || alert.openedAtMs < toMs)
  );
}

function queryOf(fields: Record<string, string | number | boolean | null>): string {
  const given = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return new URLSearchParams(given).toString();
}

// `Date.parse` takes much that is no date, as `1`.
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function timeOf(text: string | null): number | null {
  const atMs = text !== null && ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(atMs) ? atMs : null;
}
