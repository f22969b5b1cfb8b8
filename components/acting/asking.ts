/** Asks a person for their name before their first command, once. */
export type Asking = {
  /** True when there is a name, or when they go on without one; false when they would rather not do it. */
  settled(): Promise<boolean>;
  isAsking(): boolean;
  /** `name` null: without one; then they are not asked again in this session. */
  answer(name: string | null): void;
  /** Nothing that waits goes on; the next command asks again. */
  cancel(): void;
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
  let waiting: ((goesOn: boolean) => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const settle = (goesOn: boolean) => {
    const settled = waiting;
    waiting = [];
    for (const resolve of settled) resolve(goesOn);
    tell();
  };
  return {
    settled() {
      if (memory.name() !== null || memory.hasDeclined() || listeners.size === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        waiting.push(resolve);
        tell();
      });
    },
    isAsking: () => waiting.length > 0,
    answer(name) {
      if (name === null) memory.rememberDeclined();
      else memory.rememberName(name);
      settle(true);
    },
    cancel: () => settle(false),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
