import type { Alert, AlertStep } from '#protocol/alert';
import { stepOf } from './alerts/new-alert';
import type { BoardState } from './board-state';
import { type AlertChange, NO_CHANGE } from './change';
import type { CommandRefusal, Done, TimedCommand } from './command';
import { keepEnded } from './ended-alerts';
import { keepUnseen, unseenName } from './unseen-alerts';

/** What a person does about an alert. */
export type AlertAction =
  | { kind: 'acknowledge'; note: string | null }
  | { kind: 'snooze'; forMs: number; note: string | null }
  | { kind: 'end-snooze' }
  | { kind: 'note'; note: string };

/** `stored`: as history has them, for those that are no longer on the board. */
export type AlertTarget = { alertIds: readonly string[]; stored: readonly Alert[] };

/**
 * Does the same to each, as far as it can be done to it; the result is what it changed. Who acknowledges an alert has
 * seen the earlier ones of its sensor, kind and severity too.
 */
export function actOnAlerts(
  board: BoardState,
  { alertIds, stored }: AlertTarget,
  { action, command }: { action: AlertAction; command: TimedCommand },
): Done<Alert[]> | CommandRefusal {
  const known = new Map(stored.map((alert) => [alert.id, alert]));
  for (const alert of alertsOf(board)) known.set(alert.id, alert);
  const targets = [...new Set(alertIds)].map((id) => known.get(id)).filter((alert) => alert !== undefined);
  if (targets.length === 0) return 'no-such-alert';
  const acted = targets.flatMap((alert) => act(board, alert, { action, command }) ?? []);
  for (const { alert } of acted) put(board, alert, command.nowMs);
  const result = acted.map(({ alert }) => alert);
  const seen = action.kind === 'acknowledge' ? result : [];
  const earlier = seen.flatMap((alert) => seeEarlier(board, alert, command.nowMs));
  return { change: { ...NO_CHANGE, alerts: [...acted, ...earlier] }, result, recorded: [], seen };
}

function seeEarlier(board: BoardState, seen: Alert, nowMs: number): AlertChange[] {
  const { acknowledgedAtMs, acknowledgedBy } = seen;
  const isEarlier = (one: Alert) =>
    one.endedAtMs !== null &&
    one.acknowledgedAtMs === null &&
    one.openedAtMs <= seen.openedAtMs &&
    unseenName(one) === unseenName(seen);
  const earlier = new Map(
    alertsOf(board)
      .filter(isEarlier)
      .map((alert) => [alert.id, alert]),
  );
  return [...earlier.values()].map((one) => {
    const alert = { ...one, acknowledgedAtMs, acknowledgedBy };
    put(board, alert, nowMs);
    return { alert, isStep: true, step: null };
  });
}

/** Takes back what a person did about alerts and could not be kept; what happened to them meanwhile stays. */
export function putAlertsBack(board: BoardState, held: readonly Alert[], nowMs: number): AlertChange[] {
  const current = new Map(alertsOf(board).map((alert) => [alert.id, alert]));
  return held.flatMap(({ acknowledgedAtMs, acknowledgedBy, snoozedUntilMs, ...before }) => {
    const now = current.get(before.id) ?? before;
    // Its sensor is another process's by now.
    if (now === before && before.endedAtMs === null) return [];
    const alert = { ...now, acknowledgedAtMs, acknowledgedBy, snoozedUntilMs };
    put(board, alert, nowMs);
    return [{ alert, isStep: true, step: null }];
  });
}

/** Every alert the board holds, of whatever state. */
export function alertsOf(board: BoardState): Alert[] {
  const alerts: Alert[] = [...board.endedAlerts.values()].map(({ alert }) => alert);
  alerts.push(...board.unseen.values());
  for (const { open } of board.sensors.values()) alerts.push(...open);
  if (board.feedAlert !== null) alerts.push(board.feedAlert);
  return alerts;
}

function act(
  board: BoardState,
  alert: Alert,
  { action, command }: { action: AlertAction; command: TimedCommand },
): AlertChange | null {
  const { nowMs: atMs, by } = command;
  const celsius = board.sensors.get(alert.sensorId)?.celsius ?? null;
  const change = (changed: Partial<Alert>, step: Pick<AlertStep, 'kind'> & Partial<AlertStep>): AlertChange => ({
    alert: { ...alert, ...changed },
    isStep: true,
    step: stepOf(alert, { atMs, by, celsius, ...step }),
  });
  switch (action.kind) {
    case 'acknowledge':
      if (alert.acknowledgedAtMs !== null) return null;
      return change(
        { acknowledgedAtMs: atMs, acknowledgedBy: by, snoozedUntilMs: null },
        { kind: 'acknowledged', note: action.note },
      );
    case 'snooze': {
      if (alert.endedAtMs !== null) return null;
      const untilMs = atMs + action.forMs;
      return change(
        { snoozedUntilMs: untilMs, acknowledgedAtMs: null, acknowledgedBy: by },
        { kind: 'snoozed', untilMs, note: action.note },
      );
    }
    case 'end-snooze':
      return alert.snoozedUntilMs === null
        ? null
        : change({ snoozedUntilMs: null, acknowledgedBy: null }, { kind: 'rang-again' });
    case 'note':
      return change({}, { kind: 'noted', note: action.note });
  }
}

function put(board: BoardState, alert: Alert, nowMs: number): void {
  const sensor = board.sensors.get(alert.sensorId);
  if (sensor?.open.some(({ id }) => id === alert.id)) {
    sensor.open = sensor.open.map((one) => (one.id === alert.id ? alert : one));
    return;
  }
  if (board.feedAlert?.id === alert.id) {
    board.feedAlert = alert;
    return;
  }
  if (alert.endedAtMs !== null) keepUnseen(board.unseen, alert);
  if (board.endedAlerts.has(alert.id)) keepEnded(board.endedAlerts, alert, nowMs);
}
