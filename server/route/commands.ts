import type { Threshold } from '#protocol/threshold';
import type { Board } from '#server/domain/board';
import type { Change } from '#server/domain/change';
import type { Done } from '#server/domain/command';
import { emptyBatch, type WriteBatch } from '#server/domain/write-batch';
import type { Clock, CommandRefusal, Commands, Frames, Refusal } from '#server/ports';
import type { WriteBehind } from '#server/store-port';

export type CommandParts = {
  /** The shown board, when it is the one that is stored; null while nothing can be changed. */
  board: () => Board | null;
  frames: Frames;
  writeBehind: WriteBehind;
  clock: Clock;
};

/** Commands on the board: shown at once, in order with the readings, and answered when they are stored. */
export function createCommands({ board: current, frames, writeBehind, clock }: CommandParts): Commands {
  async function run<Result>(
    act: (board: Board, nowMs: number) => Done<Result> | CommandRefusal,
    undo: (board: Board) => (nowMs: number) => Change | null,
  ): Promise<Result | Refusal> {
    const board = current();
    if (board === null) return 'not-storing';
    const putBack = undo(board);
    const done = act(board, clock.nowMs());
    if (typeof done === 'string') return done;
    show(done.change);
    if (await writeBehind.accept(toBatch(done, clock.nowMs())).stored) return done.result;
    // Nobody may be held against a threshold that the next start does not know.
    const undone = board === current() ? null : putBack(clock.nowMs());
    if (undone !== null) show(undone);
    return 'not-storing';
  }

  const show = (change: Change) => {
    frames.push(change);
    frames.flush();
  };

  return {
    setDefaultThreshold: (limits, context) =>
      run(
        (board, nowMs) => board.setDefaultThreshold(limits, { ...context, nowMs }),
        (board) => restore(board, null, board.defaultThreshold()),
      ),
    setSensorThreshold: (sensorId, limits, context) =>
      run(
        (board, nowMs) => board.setSensorThreshold(sensorId, limits, { ...context, nowMs }),
        (board) => restore(board, sensorId, ownThresholdOf(board, sensorId)),
      ),
    removeSensor: (sensorId) =>
      run<'removed'>(
        (board, nowMs) => board.removeSensor(sensorId, nowMs),
        () => () => null,
      ),
  };
}

function restore(board: Board, sensorId: string | null, threshold: Threshold | null) {
  return (nowMs: number) => board.putThresholdBack({ sensorId, threshold }, nowMs);
}

function ownThresholdOf(board: Board, sensorId: string): Threshold | null {
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
