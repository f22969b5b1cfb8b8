import type { Alert } from '#protocol/alert';
import type { Settings, SettingsScope } from '#protocol/settings';
import type { Board } from '#server/domain/board';
import type { Change } from '#server/domain/change';
import type { Done } from '#server/domain/command';
import { noteChange } from '#server/domain/note-change';
import { emptyBatch, type WriteBatch } from '#server/domain/write-batch';
import type { Clock, CommandRefusal, Commands, Frames, Refusal } from '#server/ports';
import type { WriteBehind } from '#server/store-port';
import { createUnstored } from './unstored';

export type CommandParts = {
  /** The shown board. */
  board: () => Board;
  /** True while the shown board is the one that is stored; nothing can be changed otherwise. */
  isWhole: () => boolean;
  frames: Frames;
  writeBehind: WriteBehind;
  clock: Clock;
};

/** What a command may change beside the board's alerts, so that it can be put back. */
type Subject = { levels: readonly Level[]; alerts: readonly Alert[]; isOfAlerts?: true };
type Level = { scope: SettingsScope; id: string };

const NOTHING: Subject = { levels: [], alerts: [] };

/** Commands on the board: shown at once, in order with the readings, and answered when they are stored. */
export function createCommands({ board: shown, isWhole, frames, writeBehind, clock }: CommandParts): Commands {
  const unstored = { settings: createUnstored<Settings>(), alerts: createUnstored<Alert>() };

  async function run<Result>(
    subject: Subject,
    act: (board: Board, nowMs: number) => Done<Result> | CommandRefusal,
  ): Promise<Result | Refusal> {
    if (!isWhole()) return 'not-storing';
    const board = shown();
    const nowMs = clock.nowMs();
    const held = subject.levels.map((level) => levelOn(board, level));
    const heldAlerts = subject.isOfAlerts ? [...subject.alerts, ...board.alerts(nowMs)] : [];
    const before = new Map(heldAlerts.map((alert) => [alert.id, alert]));
    const done = act(board, nowMs);
    if (typeof done === 'string') return done;
    show(done.change);
    const settings = held.map((from) =>
      unstored.settings.change(`${from.scope}:${from.id}`, { from, to: levelOn(board, from) }),
    );
    const alerts = done.change.alerts.flatMap(({ alert: to }) => {
      const from = before.get(to.id);
      return from === undefined ? [] : unstored.alerts.change(to.id, { from, to });
    });
    const isStored = await writeBehind.accept(toBatch(done, clock.nowMs())).stored;
    const back = {
      settings: settings.map(({ settle }) => settle(isStored)),
      alerts: alerts.map(({ settle }) => settle(isStored)),
    };
    if (isStored) return done.result;
    // Nobody may be held against what the next start does not know.
    if (shown() === board) show(board.putBack(back, clock.nowMs()));
    return 'not-storing';
  }

  const show = (change: Change) => {
    frames.push(change);
    frames.flush();
  };

  const ofSensor = (id: string): Subject => ({ levels: [{ scope: 'sensor', id }], alerts: [] });
  const ofAll: Subject = { levels: [{ scope: 'all', id: '' }], alerts: [] };

  return {
    setDefaultThreshold: (limits, context) =>
      run(ofAll, (board, nowMs) => board.setDefaultThreshold(limits, { ...context, nowMs })),
    setSensorThreshold: (sensorId, limits, context) =>
      run(ofSensor(sensorId), (board, nowMs) => board.setSensorThreshold(sensorId, limits, { ...context, nowMs })),
    removeSensor: (sensorId, context) =>
      run<'removed'>(NOTHING, (board, nowMs) => board.removeSensor(sensorId, { ...context, nowMs })),
    changeSettings: (changes, context) =>
      run({ levels: changes, alerts: [] }, (board, nowMs) => board.changeSettings(changes, { ...context, nowMs })),
    actOnAlerts: (target, action, context) =>
      run({ levels: [], alerts: target.stored, isOfAlerts: true }, (board, nowMs) =>
        board.actOnAlerts(target, { action, command: { ...context, nowMs } }),
      ),
  };
}

function levelOn(board: Board, { scope, id }: Level): Settings {
  const said = board.settings().find((one) => one.scope === scope && one.id === id);
  return said ?? { scope, id, rules: {}, details: null, version: 0, changedAtMs: null, changedBy: null };
}

function toBatch({ change, recorded, seen }: Done<unknown>, atMs: number): WriteBatch {
  const batch = emptyBatch(atMs);
  batch.settings.push(...recorded);
  batch.seen.push(...(seen ?? []));
  noteChange(batch, change);
  for (const sensorId of change.removed) batch.removed.push({ sensorId, afterReadings: 0 });
  return batch;
}
