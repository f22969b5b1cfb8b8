import type { Alert, AlertStep } from '#protocol/alert';
import type { Settings } from '#protocol/settings';
import { actOnAlerts } from '#server/domain/act-on-alerts';
import { applyLevels } from '#server/domain/apply-levels';
import { type BoardState, createBoardState } from '#server/domain/board-state';
import type { Change } from '#server/domain/change';
import { removeSensor } from '#server/domain/leave-board';
import { putLevel, rulesOf } from '#server/domain/levels';
import type { SettingsChanged } from '#server/domain/settings-change';
import { takeReading } from '#server/domain/take-reading';
import { tickBoard } from '#server/domain/tick';
import type { AlertAction } from '#server/ports';
import type { MemoryTables, ReadingRow } from '../memory-tables';
import type { CommandNote, CommandNotes } from './command-notes';

export type Replayed = { alerts: Map<string, Alert>; averages: (number | null)[]; isOnBoard: boolean };

type ReplayOptions = { tables: MemoryTables; notes: CommandNotes; windowSize: number };

/** What was noted at one moment between readings: settings, or what a person did to alerts, or what a tick brought. */
type Noted = { note: CommandNote; settings: SettingsChanged[]; steps: AlertStep[] };

/** What one sensor's stored readings and what happened between them come to: in one go, and without a fault. */
export function replaySensor(rows: readonly ReadingRow[], { tables, notes, windowSize }: ReplayOptions): Replayed {
  const sensorId = rows[0]?.sensorId ?? '';
  const first = tables.settings[0]?.after.rules.limits ?? { high: null, low: null };
  const board = createBoardState({ windowSize, maxSensors: 1, defaultLimits: first });
  const alerts = new Map<string, Alert>();
  const averages: (number | null)[] = [];
  const keep = (change: Change | null) => {
    for (const { alert } of change?.alerts ?? []) alerts.set(alert.id, alert);
  };
  const noted = notedOf(sensorId, { tables, notes });

  const removalAfter = (n: number) => {
    if (!tables.removals.some((removal) => removal.sensorId === sensorId && removal.n === n)) return;
    const done = removeSensor(board, sensorId, { by: 'anna', nowMs: 0 });
    if (typeof done !== 'string') keep(done.change);
  };
  const happenedAfter = (n: number) => {
    const here = noted.filter(({ note }) => (note.lastN.get(sensorId) ?? 0) === n);
    // A removal comes after the last that met the sensor on the board; before that a partition may have been lost.
    const last = here.findLastIndex(({ note }) => note.onBoard.has(sensorId));
    here.forEach((one, index) => {
      if (index === last + 1) removalAfter(n);
      keep(happen(board, one, { sensorId, alerts }));
    });
    if (last + 1 === here.length) removalAfter(n);
  };

  happenedAfter(0);
  for (const row of rows) {
    keep(read(board, row));
    averages.push(board.sensors.get(sensorId)?.average ?? null);
    happenedAfter(row.n);
  }
  return { alerts, averages, isOnBoard: board.sensors.has(sensorId) };
}

function read(board: BoardState, row: ReadingRow): Change | null {
  const { sensorId, logId, partition, offset, measuredAtMs, intervalMs } = row;
  const change = takeReading(board, row, { logId, partition, offset, loggedAtMs: measuredAtMs, nowMs: measuredAtMs });
  const sensor = board.sensors.get(sensorId);
  // How often it is heard no table says but its own.
  if (sensor !== undefined) sensor.intervalMs = intervalMs;
  return change === 'cardinality' ? null : change;
}

function happen(
  board: BoardState,
  { note, settings, steps }: Noted,
  { sensorId, alerts }: { sensorId: string; alerts: Map<string, Alert> },
): Change | null {
  const { atMs: nowMs } = note;
  const sensor = board.sensors.get(sensorId);
  if (sensor !== undefined) sensor.heardAtMs = note.heardAtMs.get(sensorId) ?? 0;
  if (settings.length > 0) {
    board.lastVersion = Math.max(...settings.map(({ version }) => version));
    const levels = settings.map(levelAfter);
    const by = settings[0]?.changedBy ?? null;
    if (note.onBoard.has(sensorId)) return applyLevels(board, levels, { by, nowMs });
    for (const level of levels) putLevel(board.levels, level, level);
    if (sensor !== undefined) sensor.rules = rulesOf(board.levels, sensorId);
    return null;
  }
  const acts = steps.filter(({ by }) => by !== null);
  if (acts.length > 0) return act(board, acts, { alerts, nowMs });
  // No connection since just now: nobody is missed, and only timers run.
  return tickBoard(board, { nowMs, isConnected: false, connectedSinceMs: nowMs, logId: 'none' });
}

function act(
  board: BoardState,
  steps: readonly AlertStep[],
  { alerts, nowMs }: { alerts: Map<string, Alert>; nowMs: number },
): Change | null {
  const [step] = steps;
  const action = step && actionOf(step);
  if (!action) return null;
  const target = { alertIds: steps.map(({ alertId }) => alertId), stored: [...alerts.values()] };
  const done = actOnAlerts(board, target, { action, command: { by: step.by, nowMs } });
  if (typeof done === 'string') return null;
  for (const seen of done.seen ?? []) acknowledgeEarlier(alerts, seen);
  return done.change;
}

function actionOf({ kind, note, untilMs, atMs }: AlertStep): AlertAction | null {
  if (kind === 'acknowledged') return { kind: 'acknowledge', note };
  if (kind === 'snoozed') return { kind: 'snooze', forMs: (untilMs ?? atMs) - atMs, note };
  if (kind === 'rang-again') return { kind: 'end-snooze' };
  return kind === 'noted' ? { kind: 'note', note: note ?? '' } : null;
}

function acknowledgeEarlier(alerts: Map<string, Alert>, seen: Alert): void {
  for (const [id, alert] of alerts) {
    const isSame = alert.kind === seen.kind && alert.severity === seen.severity;
    if (!isSame || alert.openedAtMs > seen.openedAtMs) continue;
    if (alert.endedAtMs === null || alert.acknowledgedAtMs !== null) continue;
    const { acknowledgedAtMs, acknowledgedBy } = seen;
    alerts.set(id, { ...alert, acknowledgedAtMs, acknowledgedBy });
  }
}

function levelAfter({ scope, scopeId, after, version, changedAtMs, changedBy }: SettingsChanged): Settings {
  return { scope, id: scopeId, rules: after.rules, details: after.details, version, changedAtMs, changedBy };
}

function notedOf(sensorId: string, { tables, notes }: Pick<ReplayOptions, 'tables' | 'notes'>): Noted[] {
  const byNote = new Map<CommandNote, Noted>();
  const at = (row: SettingsChanged | AlertStep) => {
    const note = notes.get(row);
    if (note === undefined) return null;
    const one = byNote.get(note) ?? { note, settings: [], steps: [] };
    byNote.set(note, one);
    return one;
  };
  for (const change of tables.settings) at(change)?.settings.push(change);
  for (const step of tables.steps) {
    if (tables.alerts.get(step.alertId)?.alert.sensorId === sensorId) at(step)?.steps.push(step);
  }
  return [...byNote.values()].sort((a, b) => a.note.sequence - b.note.sequence);
}
