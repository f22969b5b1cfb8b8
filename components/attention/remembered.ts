import { recall, remember } from '../shell/local-memory';

/** Something this browser remembers, the same in all its tabs. */
export type Remembered<T> = {
  /** The same object while it is the same. */
  value(): T;
  set(value: T): void;
  subscribe(listener: () => void): () => void;
};

/** `parse` makes something of whatever was remembered, null for nothing, and throws never. */
export function createRemembered<T>(key: string, parse: (text: string | null) => T): Remembered<T> {
  let known: { text: string | null; value: T } | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key === key || event.key === null) tell();
  };
  return {
    value() {
      // Where nothing may be remembered, what was set holds for as long as the page lives.
      const text = recall(key) ?? known?.text ?? null;
      if (known === null || known.text !== text) known = { text, value: parse(text) };
      return known.value;
    },
    set(value) {
      const text = JSON.stringify(value);
      known = { text, value };
      remember(key, text);
      tell();
    },
    subscribe(listener) {
      if (listeners.size === 0) addEventListener('storage', onStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) removeEventListener('storage', onStorage);
      };
    },
  };
}
