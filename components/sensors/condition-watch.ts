import type { Alert } from '#protocol/alert';
import type { LiveState } from '../live/live-state';
import { detailsOf } from '../setup/levels';
import { rulesFor } from '../setup/rules-for';
import { type Hearing, nextHearing } from './hearing';
import { type Condition, conditionOf } from './sensor-condition';

export type Conditions = ReadonlyMap<string, Condition>;

/** Those who look in the same moment may read the tick before or after its step. */
const STEP_MS = 1000;

/** After a longer pause the timers of this page slept. */
const DOZED_MS = 10_000;

/**
 * Judges all sensors once a tick of `nowMs`, and at once when an alert, what is pending, a setting or the link changes. Hands back the same map,
 * and the same object a sensor, while nothing has changed.
 */
export function createConditionWatch(): (state: LiveState, nowMs: number) => Conditions {
  let hearing: Hearing = new Map();
  let conditions: Conditions = new Map();
  let seen: readonly unknown[] = [];
  let lastMs = 0;
  return (state, atMs) => {
    // Going back for one and on for another would give both a new map each time, without end.
    const nowMs = atMs < lastMs && lastMs - atMs <= STEP_MS ? lastMs : atMs;
    const { alerts, pending, settings, sensors, link, feed } = state;
    const seeing = [nowMs, alerts, pending, settings, sensors.size, link, feed?.connected];
    if (seeing.every((value, index) => value === seen[index])) return conditions;
    hearing = nextHearing(hearing, { sensors, nowMs, wasAwake: nowMs - lastMs < DOZED_MS });
    conditions = keepSame(conditions, judge(state, hearing, nowMs));
    seen = seeing;
    lastMs = nowMs;
    return conditions;
  };
}

function judge(state: LiveState, hearing: Hearing, nowMs: number): Map<string, Condition> {
  const alerts = alertsBySensor(state.alerts.values());
  const listening = listeningOf(state, nowMs);
  const conditions = new Map<string, Condition>();
  for (const { sensorId, points: joined, earlier, intervalMs } of state.sensors.values()) {
    // A rhythm outlives a restart of the server.
    const points = joined.length > 1 ? joined : earlier.concat(joined);
    const heardAtMs = hearing.get(sensorId)?.atMs ?? null;
    conditions.set(
      sensorId,
      conditionOf({
        alerts: alerts.get(sensorId) ?? [],
        pending: state.pending.get(sensorId) ?? [],
        details: detailsOf(sensorId, state.settings),
        points,
        intervalMs,
        heardAtMs,
        ...listening,
        setSilenceMs: couldHear(heardAtMs, { ...listening, clockMs: nowMs }) ? null : setSilenceMs(sensorId, state),
        clockMs: nowMs,
      }),
    );
  }
  return conditions;
}

// While this page hears nothing from the server, or the server nothing from the broker, no sensor is to blame.
function listeningOf(state: LiveState, nowMs: number): { nowMs: number; listeningSinceMs: number } {
  const { link, linkSinceMs, feed } = state;
  const linkEndMs = link === 'online' ? nowMs : linkSinceMs;
  if (feed === null || feed.connected) return { nowMs: linkEndMs, listeningSinceMs: feed?.connectedSinceMs ?? 0 };
  return { nowMs: Math.min(linkEndMs, feed.connectedSinceMs), listeningSinceMs: 0 };
}

type Listening = { nowMs: number; listeningSinceMs: number; clockMs: number };

function couldHear(heardAtMs: number | null, { nowMs, listeningSinceMs, clockMs }: Listening): boolean {
  return heardAtMs === null || (heardAtMs >= listeningSinceMs && nowMs >= clockMs);
}

function setSilenceMs(sensorId: string, { settings }: LiveState): number | null {
  const { isOn, afterMs } = rulesFor(sensorId, settings).noData;
  return isOn ? afterMs : null;
}

function alertsBySensor(alerts: Iterable<Alert>): Map<string, Alert[]> {
  const bySensor = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const known = bySensor.get(alert.sensorId);
    if (known) known.push(alert);
    else bySensor.set(alert.sensorId, [alert]);
  }
  return bySensor;
}

function keepSame(known: Conditions, next: Map<string, Condition>): Conditions {
  let isSame = known.size === next.size;
  for (const [id, condition] of next) {
    const before = known.get(id);
    if (before && looksSame(before, condition)) next.set(id, before);
    else isSame = false;
  }
  return isSame ? known : next;
}

function looksSame(before: Condition, next: Condition): boolean {
  const isSameAge = before.isStale === next.isStale && before.isSilent === next.isSilent;
  const isSame = isSameAge && before.kind === next.kind && before.untilMs === next.untilMs;
  return isSame && (next.kind === 'ok' || hasSameOrigin(before, next));
}

function hasSameOrigin(a: Condition, b: Condition): boolean {
  return a.sinceMs === b.sinceMs && a.pending === b.pending && a.acknowledged?.atMs === b.acknowledged?.atMs;
}
