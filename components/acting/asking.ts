/** Asks a person for their name before their first command, once. */
export type Asking = {
  /** Resolves when there is a name, or when they were asked and would not say. */
  settled(): Promise<void>;
  isAsking(): boolean;
  /** `name` null: not now; then they are not asked again in this session. */
  answer(name: string | null): void;
  /** Who can ask: without anybody, nobody is asked. The returned function ends it. */
  subscribe(listener: () => void): () => void;
};

export type NameMemory = {
  name(): string | null;
  rememberName(name: string): void;
  hasDeclined(): boolean;
  rememberDeclined(): void;
};

export function createAsking(memory: NameMemory): Asking {
  const listeners = new Set<() => void>();
  let waiting: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    settled() {
      if (memory.name() !== null || memory.hasDeclined() || listeners.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push(resolve);
        tell();
      });
    },
    isAsking: () => waiting.length > 0,
    answer(name) {
      if (name === null) memory.rememberDeclined();
      else memory.rememberName(name);
      const settled = waiting;
      waiting = [];
      for (const settle of settled) settle();
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
