import type { AlertStep } from '#protocol/alert';
import type { SettingsChanged } from '#server/domain/settings-change';
import type { WriteBatch } from '#server/domain/write-batch';
import type { BoardView } from '#server/ports';
import type { StoredState, WriteBehind } from '#server/store-port';

/** Where among the readings something was commanded, or a tick brought something, and what the board knew then. */
export type CommandNote = {
  /** Notes in the order in which they were made. */
  sequence: number;
  atMs: number;
  /** By sensor its last ordinal, and when it was heard, by this process. */
  lastN: ReadonlyMap<string, number>;
  heardAtMs: ReadonlyMap<string, number>;
  onBoard: ReadonlySet<string>;
};

/** What the oracle must know and no table says: rows keep their identity on the way into the store. */
export type CommandNotes = WeakMap<SettingsChanged | AlertStep, CommandNote>;

/** Looks at what one process hands to its write-behind. */
export type NoteTaker = {
  loaded(state: StoredState): void;
  watch<Behind extends WriteBehind>(writeBehind: Behind): Behind;
};

type NoteParts = {
  notes: CommandNotes;
  board(): BoardView;
  accepted(batch: WriteBatch, stored: Promise<boolean>): void;
};

let sequence = 0;

export function createNoteTaker({ notes, board, accepted }: NoteParts): NoteTaker {
  let lastN = new Map<string, number>();
  let heardAtMs = new Map<string, number>();
  const note = ({ settings, steps, readings, removed, atMs }: WriteBatch) => {
    readings.sensorIds.forEach((sensorId, index) => {
      lastN.set(sensorId, readings.ns[index] ?? 0);
      heardAtMs.set(sensorId, atMs);
    });
    const isReadOrRemoved = readings.ns.length + removed.length > 0;
    if (isReadOrRemoved || settings.length + steps.length === 0) return;
    const summaries = board().summaries({ after: null, limit: Number.MAX_SAFE_INTEGER });
    const onBoard = new Set(summaries.map(({ sensorId }) => sensorId));
    sequence += 1;
    const one = { sequence, atMs, lastN: new Map(lastN), heardAtMs: new Map(heardAtMs), onBoard };
    for (const row of [...settings, ...steps]) notes.set(row, one);
  };
  return {
    loaded({ board: { sensors, absent } }) {
      lastN = new Map([...sensors, ...absent].map(({ sensorId, n }) => [sensorId, n]));
      heardAtMs = new Map();
    },
    watch: (writeBehind) => ({
      ...writeBehind,
      accept(batch) {
        note(batch);
        const answer = writeBehind.accept(batch);
        accepted(batch, answer.stored);
        return answer;
      },
    }),
  };
}
