import type { Alert, AlertStep } from '#protocol/alert';
import type { RulesPatch } from '#protocol/alert-rules';
import type { SettingsChange, SettingsPatch } from '#protocol/settings';
import { type Board, createBoard } from '#server/domain/board';
import type { AlertChange, Change } from '#server/domain/change';
import type { Done } from '#server/domain/command';
import type { AlertAction } from '#server/ports';
import { aReading, heardAt, TEST_NOW_MS } from './readings';

const SENSOR = 'fridge';

/** A change of settings or of alerts, as the board answers it. */
export function done<Result>(answer: Done<Result> | string): Done<Result> {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

export type AlertBoardOptions = { windowSize?: number; board?: Board };

/**
 * A board of windows of three with `rules` for all sensors (beyond 40 °C where they say no limits), told by the second
 * what happens. What comes of it is kept: every change, every step, and lines such as `high opened 60`.
 */
export function anAlertBoard(rules: RulesPatch = {}, { windowSize = 3, ...options }: AlertBoardOptions = {}) {
  const defaultLimits = { high: 40, low: null };
  const state = { board: options.board ?? createBoard({ windowSize, maxSensors: 200, defaultLimits }) };
  const changes: AlertChange[] = [];
  const pending: Change['pending'][number][] = [];
  const alerts = new Map<string, Alert>();
  let offset = 0;

  const keep = (change: Change) => {
    changes.push(...change.alerts);
    pending.push(...change.pending);
    for (const { alert } of change.alerts) alerts.set(alert.id, alert);
    return change;
  };
  const at = (second: number) => TEST_NOW_MS + second * 1000;

  const made = {
    state,
    alerts,
    pending,
    at,
    /** A reading heard at the second, measured then or at `measured`. */
    read(second: number, celsius: number, { sensorId = SENSOR, measured = second, logged = second } = {}) {
      const reading = aReading({ sensorId, celsius, measuredAtMs: at(measured) });
      const heard = heardAt({ offset, loggedAtMs: at(logged), nowMs: at(second) });
      offset += 1;
      return keep(state.board.take(reading, heard) as Change);
    },
    tick(second: number, { isConnected = true, connectedSince = 0 } = {}) {
      const tick = { nowMs: at(second), isConnected, connectedSinceMs: at(connectedSince), logId: 'test-log' };
      const change = state.board.tick(tick);
      return change === null ? null : keep(change);
    },
    set(second: number, patch: SettingsPatch, level: Partial<SettingsChange> = { scope: 'sensor', id: SENSOR }) {
      const change = { scope: 'all' as const, id: '', patch, ...level };
      return keep(done(state.board.changeSettings([change], { by: 'ana', nowMs: at(second) })).change);
    },
    act(second: number, alertIds: readonly string[], action: AlertAction, stored: readonly Alert[] = []) {
      const command = { by: 'ana', nowMs: at(second) };
      const answer = done(state.board.actOnAlerts({ alertIds, stored }, { action, command }));
      keep(answer.change);
      return answer;
    },
    /** The open alert of this name, such as `high` or `low warning`. */
    open(name = 'high'): Alert {
      const [found] = [...alerts.values()].filter((one) => one.endedAtMs === null && nameOf(one) === name);
      if (found === undefined) throw new Error(`no ${name} alert is open`);
      return found;
    },
    steps: (): AlertStep[] => changes.flatMap(({ step }) => step ?? []),
    /** What opened, ended or rang again, in order, with the second of the event. */
    lines: (): string[] =>
      changes.flatMap(({ alert, step }) => {
        if (step === null || !['opened', 'ended', 'rang-again'].includes(step.kind)) return [];
        const second = (step.atMs - TEST_NOW_MS) / 1000;
        const reason = step.kind === 'ended' && alert.endReason !== 'back' ? ` ${alert.endReason}` : '';
        return `${nameOf(alert)} ${step.kind} ${second}${reason}`;
      }),
  };
  if (Object.keys(rules).length > 0) made.set(0, rules, { scope: 'all', id: '' });
  return made;
}

/** The kind, with ` warning` where it is one of a limit, or the cause of a fault. */
export function nameOf({ kind, severity, cause }: Alert): string {
  if (cause !== null) return cause;
  return severity === 'warning' ? `${kind} warning` : kind;
}

/**
 * What opens and ends in a history written by the second: `50@0` a reading, `50@60(30)` one heard at 60 and measured at
 * 30, `tick@90` time that passes.
 */
export function happens(history: string, rules: RulesPatch = {}, options: AlertBoardOptions = {}): string[] {
  const board = anAlertBoard(rules, options);
  for (const moment of history.split(' ')) {
    const [, what = '', second = '', measured] = /^([^@]+)@([\d.]+)(?:\((-?[\d.]+)\))?$/.exec(moment) ?? [];
    if (what === '') throw new Error(`${moment} is no moment`);
    if (what === 'tick') board.tick(Number(second));
    else board.read(Number(second), Number(what), { measured: Number(measured ?? second) });
  }
  return board.lines();
}
