import type { EndRehearsals, Rehearsal, RehearsalKind } from '#protocol/rehearsal';
import type { Clock } from '#server/ports';

/** What is rehearsed now. An entry whose time is over is as good as ended. */
export type RehearsalBook = {
  /** Starts one, or one that runs already anew. `forMs` null: until it is ended. */
  start(rehearsal: Pick<Rehearsal, 'what' | 'sensorId'> & { forMs: number | null }): void;
  end(which: EndRehearsals): void;
  isOn(what: RehearsalKind, sensorId: string | null): boolean;
  /** In the order in which they were started. */
  list(): Rehearsal[];
};

type Entry = Rehearsal & { endsMonotonicMs: number };

export function createRehearsalBook(clock: Clock): RehearsalBook {
  let entries: Entry[] = [];

  function running(): readonly Entry[] {
    const nowMs = clock.monotonicMs();
    if (entries.some(({ endsMonotonicMs }) => endsMonotonicMs <= nowMs)) {
      entries = entries.filter(({ endsMonotonicMs }) => endsMonotonicMs > nowMs);
    }
    return entries;
  }

  return {
    start({ what, sensorId, forMs }) {
      const others = running().filter((entry) => entry.what !== what || entry.sensorId !== sensorId);
      const startedAtMs = clock.nowMs();
      const untilMs = forMs === null ? null : startedAtMs + forMs;
      const endsMonotonicMs = clock.monotonicMs() + (forMs ?? Number.POSITIVE_INFINITY);
      entries = [...others, { what, sensorId, startedAtMs, untilMs, endsMonotonicMs }];
    },
    end({ what, sensorId }) {
      const isMeant = (entry: Entry) =>
        (what === undefined || entry.what === what) && (sensorId === undefined || entry.sensorId === sensorId);
      entries = running().filter((entry) => !isMeant(entry));
    },
    isOn: (what, sensorId) => running().some((entry) => entry.what === what && entry.sensorId === sensorId),
    list: () => running().map(({ endsMonotonicMs: _, ...rehearsal }) => rehearsal),
  };
}
