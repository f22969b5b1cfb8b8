import type { ReadingSource } from '#server/ports';
import type { Store } from '#server/store-port';

/** The source, telling when it knows where to go on and how many records each batch that was taken had. */
export function watchedSource(
  source: ReadingSource,
  tell: { assigned(): void; taken(records: number): void },
): ReadingSource {
  return {
    ...source,
    start: (listener) =>
      source.start({
        ...listener,
        async assigned(logName, partitions) {
          const places = await listener.assigned(logName, partitions);
          tell.assigned();
          return places;
        },
        async records(batch) {
          const taken = await listener.records(batch);
          if (taken !== 'misplaced') tell.taken(batch.records.length);
          return taken;
        },
      }),
  };
}

/** The store, telling how many readings each commit made safe. */
export function watchedStore(store: Store, stored: (readings: number) => void): Store {
  return {
    ...store,
    async claim(options) {
      const claim = await store.claim(options);
      const commit: typeof claim.commit = async (batch, sequence) => {
        await claim.commit(batch, sequence);
        stored(batch.readings.ns.length);
      };
      return { ...claim, commit };
    },
  };
}
