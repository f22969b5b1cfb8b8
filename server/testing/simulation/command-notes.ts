import type { SettingsChanged } from '#server/domain/settings-change';
import type { WriteBatch } from '#server/domain/write-batch';
import type { BoardView } from '#server/ports';
import type { StoredState, WriteBehind } from '#server/store-port';

/** Where among the readings settings were changed: after which ordinal of each sensor, and which were on the board. */
export type CommandNote = { lastN: ReadonlyMap<string, number>; onBoard: ReadonlySet<string> };

/** What the oracle must know of commands and what no table says: rows keep their identity on the way into the store. */
export type CommandNotes = WeakMap<SettingsChanged, CommandNote>;

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

export function createNoteTaker({ notes, board, accepted }: NoteParts): NoteTaker {
  let lastN = new Map<string, number>();
  const note = ({ settings, readings }: WriteBatch) => {
    readings.sensorIds.forEach((sensorId, index) => {
      lastN.set(sensorId, readings.ns[index] ?? 0);
    });
    if (settings.length === 0) return;
    const summaries = board().summaries({ after: null, limit: Number.MAX_SAFE_INTEGER });
    const onBoard = new Set(summaries.map(({ sensorId }) => sensorId));
    for (const change of settings) notes.set(change, { lastN: new Map(lastN), onBoard });
  };
  return {
    loaded({ board: { sensors, absent } }) {
      lastN = new Map([...sensors, ...absent].map(({ sensorId, n }) => [sensorId, n]));
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
