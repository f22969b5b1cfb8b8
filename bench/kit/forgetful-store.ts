import { firstSettings } from '#server/domain/board-state';
import type { Store, WriterClaim } from '#server/store-port';

/** A store that takes everything and keeps nothing: what the road to it costs by itself. */
export function createForgetfulStore(): Store {
  return {
    database: 'external',
    claim: async () => forgetfulClaim(),
    stop: async () => undefined,
  };
}

function forgetfulClaim(): WriterClaim {
  let sequence = 0;
  return {
    isUninterrupted: false,
    ended: new Promise(() => {}),
    load: async ({ defaultLimits }) => ({
      board: {
        settings: [firstSettings(defaultLimits)],
        lastVersion: 1,
        sensors: [],
        absent: [],
        open: [],
        unseen: [],
        ended: [],
      },
      places: new Map(),
      undelivered: [],
      keys: [],
      events: [],
    }),
    async commit(_batch, committed) {
      sequence = committed;
    },
    nextSequence: () => sequence + 1,
    release: async () => undefined,
  };
}
