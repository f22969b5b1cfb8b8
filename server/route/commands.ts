import type { Threshold } from '#protocol/threshold';
import type { Board } from '#server/domain/board';
import type { Change } from '#server/domain/change';
import type { Done } from '#server/domain/command';
import { emptyBatch, type WriteBatch } from '#server/domain/write-batch';
import type { Clock, CommandRefusal, Commands, Frames, Refusal } from '#server/ports';
import type { WriteBehind } from '#server/store-port';
import { createUnstoredThresholds } from './unstored-thresholds';

export type CommandParts = {
  /** The shown board. */
  board: () => Board;
  /** True while the shown board is the one that is stored; nothing can be changed otherwise. */
  isWhole: () => boolean;
  frames: Frames;
  writeBehind: WriteBehind;
  clock: Clock;
};

/** What a command is about: a sensor's threshold, the default's (null), or nothing that could be put back. */
type Subject = { sensorId: string | null } | 'nothing';

/** Commands on the board: shown at once, in order with the readings, and answered when they are stored. */
export function createCommands({ board: shown, isWhole, frames, writeBehind, clock }: CommandParts): Commands {
  const unstored = createUnstoredThresholds();

  async function run<Result>(
    subject: Subject,
    act: (board: Board, nowMs: number) => Done<Result> | CommandRefusal,
  ): Promise<Result | Refusal> {
    if (!isWhole()) return 'not-storing';
    const board = shown();
    const held = subject === 'nothing' ? null : thresholdOf(board, subject);
    const done = act(board, clock.nowMs());
    if (typeof done === 'string') return done;
    show(done.change);
    const kept =
      subject === 'nothing' ? null : unstored.change(subject, { from: held, to: thresholdOf(board, subject) });
    const isStored = await writeBehind.accept(toBatch(done, clock.nowMs())).stored;
    const back = kept?.settle(isStored);
    if (isStored) return done.result;
    // Nobody may be held against a threshold that the next start does not know.
    if (back !== undefined && shown() === board) show(board.putThresholdBack(back, clock.nowMs()));
    return 'not-storing';
  }

  const show = (change: Change | null) => {
    if (change === null) return;
    frames.push(change);
    frames.flush();
  };

  return {
    setDefaultThreshold: (limits, context) =>
      run({ sensorId: null }, (board, nowMs) => board.setDefaultThreshold(limits, { ...context, nowMs })),
    setSensorThreshold: (sensorId, limits, context) =>
      run({ sensorId }, (board, nowMs) => board.setSensorThreshold(sensorId, limits, { ...context, nowMs })),
    removeSensor: (sensorId) => run<'removed'>('nothing', (board, nowMs) => board.removeSensor(sensorId, nowMs)),
  };
}

function thresholdOf(board: Board, { sensorId }: { sensorId: string | null }): Threshold | null {
  if (sensorId === null) return board.defaultThreshold();
  const held = board.sensorThreshold(sensorId);
  if (held === null || held.inherited) return null;
  const { inherited: _own, ...threshold } = held;
  return threshold;
}

function toBatch({ change, recorded }: Done<unknown>, atMs: number): WriteBatch {
  const batch = emptyBatch(atMs);
  if (recorded !== null) batch.thresholds.push(recorded);
  for (const { alert } of change.alerts) batch.alerts.push(alert);
  for (const sensorId of change.removed) batch.removed.push({ sensorId, afterReadings: 0 });
  return batch;
}
