import type { Alert } from '#protocol/alert';
import type { ThresholdChange } from '#protocol/history';
import type { ThresholdLimits } from '#protocol/threshold';
import { endAlert, type Judgement, judgeReading, judgeThreshold } from '#server/domain/alert-machine';
import { createWindow, slide } from '#server/domain/sliding-window';
import type { MemoryTables, ReadingRow } from '../memory-tables';
import type { CommandNotes } from './command-notes';

export type Replayed = { alerts: Map<string, Alert>; averages: (number | null)[]; isOnBoard: boolean };

type ReplayOptions = { tables: MemoryTables; notes: CommandNotes; windowSize: number };

/** What one sensor's stored readings and the commands between them come to, the slow and obvious way. */
export function replaySensor(rows: readonly ReadingRow[], { tables, notes, windowSize }: ReplayOptions): Replayed {
  const sensorId = rows[0]?.sensorId ?? '';
  const alerts = new Map<string, Alert>();
  const averages: (number | null)[] = [];
  let window = createWindow(windowSize);
  let open: Alert | null = null;
  let isOnBoard = false;
  let byDefault = { ...(tables.thresholds[0]?.to as ThresholdLimits), version: 1 };
  let own: (ThresholdLimits & { version: number }) | null = null;

  const keep = (judgement: Judgement) => {
    open = judgement.open;
    for (const { alert } of judgement.steps) alerts.set(alert.id, alert);
  };
  const change = ({ sensorId: of, to, version, changedAtMs }: ThresholdChange, reading: ReadingRow | undefined) => {
    if (of === null && to !== null) byDefault = { ...to, version };
    if (of !== null) own = to === null ? null : { ...to, version };
    const isMeant = of !== null || own === null;
    if (reading === undefined || !isMeant) return;
    const limits = { ...(own ?? byDefault), version };
    keep(judgeThreshold(open, reading, { limits, nowMs: changedAtMs ?? 0 }));
  };
  const commandsAfter = (n: number, reading: ReadingRow | undefined) => {
    const changes = changesAfter({ sensorId, n }, { tables, notes });
    // A removal comes after the last change that met the sensor on the board; before that a partition may have been lost.
    const last = changes.findLastIndex((one) => one.isOnBoard);
    const apply = (one: (typeof changes)[number]) => change(one.change, one.isOnBoard ? reading : undefined);
    for (const one of changes.slice(0, last + 1)) apply(one);
    if (tables.removals.some((removal) => removal.sensorId === sensorId && removal.n === n)) {
      if (open !== null) keep({ open: null, steps: [{ alert: endAlert(open, REMOVED), isStep: true }] });
      window = createWindow(windowSize);
      isOnBoard = false;
    }
    for (const one of changes.slice(last + 1)) apply(one);
  };

  commandsAfter(0, undefined);
  for (const row of rows) {
    isOnBoard = true;
    averages.push(slide(window, row.celsius));
    keep(judgeReading(open, row, own ?? byDefault));
    commandsAfter(row.n, row);
  }
  return { alerts, averages, isOnBoard };
}

/** When it ended no table says but the alert's own. */
const REMOVED = { reason: 'removed', atMs: 0 } as const;

function changesAfter(
  { sensorId, n }: { sensorId: string; n: number },
  { tables, notes }: Pick<ReplayOptions, 'tables' | 'notes'>,
): { change: ThresholdChange; isOnBoard: boolean }[] {
  return tables.thresholds.flatMap((change) => {
    const note = notes.get(change);
    if (note === undefined || (change.sensorId !== null && change.sensorId !== sensorId)) return [];
    if ((note.lastN.get(sensorId) ?? 0) !== n) return [];
    return [{ change, isOnBoard: note.onBoard.has(sensorId) }];
  });
}
