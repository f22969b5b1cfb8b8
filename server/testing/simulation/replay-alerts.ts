import type { Alert } from '#protocol/alert';
import type { OwnRules } from '#protocol/alert-rules';
import { resolveRules } from '#protocol/resolve-rules';
import { endAll, judgeReading, type ReadingToJudge } from '#server/domain/alerts/alert-machine';
import type { AlertMemory } from '#server/domain/alerts/alert-state';
import type { Judgement } from '#server/domain/alerts/draft';
import { toEffectiveRules } from '#server/domain/alerts/effective-rules';
import { TRUSTED_MS } from '#server/domain/alerts/rhythm';
import { judgeRules } from '#server/domain/alerts/rules-change';
import { FRESH_READING_MS } from '#server/domain/apply-levels';
import type { SettingsChanged } from '#server/domain/settings-change';
import { createWindow, slide } from '#server/domain/sliding-window';
import type { MemoryTables, ReadingRow } from '../memory-tables';
import type { CommandNotes } from './command-notes';

export type Replayed = { alerts: Map<string, Alert>; averages: (number | null)[]; isOnBoard: boolean };

type ReplayOptions = { tables: MemoryTables; notes: CommandNotes; windowSize: number };

const NOTHING: AlertMemory = { open: [], state: null };

/** What one sensor's stored readings and the commands between them come to, the slow and obvious way. */
export function replaySensor(rows: readonly ReadingRow[], { tables, notes, windowSize }: ReplayOptions): Replayed {
  const sensorId = rows[0]?.sensorId ?? '';
  const alerts = new Map<string, Alert>();
  const averages: (number | null)[] = [];
  let window = createWindow(windowSize);
  let memory = NOTHING;
  let before: ReadingToJudge['before'] = null;
  let isOnBoard = false;
  let all: OwnRules = tables.settings[0]?.after.rules ?? {};
  let own: OwnRules | null = null;

  const rulesNow = (version: number) => toEffectiveRules(resolveRules({ all, group: null, sensor: own }), version);
  const keep = ({ open, state, changes }: Judgement) => {
    memory = { open, state };
    for (const { alert } of changes) alerts.set(alert.id, alert);
  };
  const change = (
    { scope, after, version, changedAtMs, changedBy }: SettingsChanged,
    { reading, last }: { reading: ReadingRow | undefined; last: ReadingToJudge['before'] },
  ) => {
    const held = rulesNow(version);
    if (scope === 'all') all = after.rules;
    else own = after.rules;
    if (reading === undefined || last === null) return;
    const nowMs = changedAtMs ?? 0;
    const value = { ...reading, origin: reading, atMs: reading.measuredAtMs, clockMs: last.clockMs };
    const isStale = nowMs - reading.measuredAtMs >= FRESH_READING_MS;
    keep(judgeRules(memory, value, { rules: rulesNow(version), before: held, nowMs, version, by: changedBy, isStale }));
  };
  const commandsAfter = (n: number, reading: ReadingRow | undefined) => {
    const changes = changesAfter({ sensorId, n }, { tables, notes });
    // A removal comes after the last change that met the sensor on the board; before that a partition may have been lost.
    const last = changes.findLastIndex((one) => one.isOnBoard);
    const apply = (one: (typeof changes)[number]) =>
      change(one.change, { reading: one.isOnBoard ? reading : undefined, last: before });
    for (const one of changes.slice(0, last + 1)) apply(one);
    if (tables.removals.some((removal) => removal.sensorId === sensorId && removal.n === n)) {
      keep(endAll(memory, { reason: 'removed', atMs: 0, by: 'anna' }));
      memory = NOTHING;
      before = null;
      window = createWindow(windowSize);
      isOnBoard = false;
    }
    for (const one of changes.slice(last + 1)) apply(one);
  };

  commandsAfter(0, undefined);
  for (const row of rows) {
    isOnBoard = true;
    const average = slide(window, row.celsius);
    averages.push(average);
    const { celsius, measuredAtMs } = row;
    const clockMs = Math.max(measuredAtMs, before?.clockMs ?? measuredAtMs);
    const reading = { sensorId, celsius, average, measuredAtMs, origin: row, clockMs, before };
    keep(judgeReading(memory, reading, { rules: rulesNow(0), trustedMs: TRUSTED_MS }));
    before = { celsius, average, clockMs };
    commandsAfter(row.n, row);
  }
  return { alerts, averages, isOnBoard };
}

function changesAfter(
  { sensorId, n }: { sensorId: string; n: number },
  { tables, notes }: Pick<ReplayOptions, 'tables' | 'notes'>,
): { change: SettingsChanged; isOnBoard: boolean }[] {
  return tables.settings.flatMap((change) => {
    const note = notes.get(change);
    if (note === undefined || (change.scope === 'sensor' && change.scopeId !== sensorId)) return [];
    if ((note.lastN.get(sensorId) ?? 0) !== n) return [];
    return [{ change, isOnBoard: note.onBoard.has(sensorId) }];
  });
}
