import { INITIAL_STATE, type LiveEvent, type LiveState, reduceLive } from './live-state';

export type LiveStore = {
  state(): LiveState;
  /** Applies at once; listeners hear of it together with what else came before the next picture. */
  dispatch(event: LiveEvent): LiveState;
  /** The returned function ends it. */
  subscribe(listener: () => void): () => void;
};

export type LiveStoreOptions = {
  nowMs: () => number;
  /** Calls once, soon: before the browser's next picture. */
  soon: (callback: () => void) => void;
};

/** Holds what this browser knows, and tells those who look, once a picture at most. */
export function createLiveStore({ nowMs, soon }: LiveStoreOptions): LiveStore {
  let state = INITIAL_STATE;
  let isTelling = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    isTelling = false;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    dispatch(event) {
      const next = reduceLive(state, event, nowMs());
      if (next !== state && !isTelling) {
        isTelling = true;
        soon(tell);
      }
      state = next;
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
