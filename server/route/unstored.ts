type Entry<Value> = { stored: Value; waiting: number };

/** Of each thing whose changes are not all stored yet, the state that is: what to go back to when they cannot be. */
export function createUnstored<Value>() {
  const entries = new Map<string, Entry<Value>>();
  return {
    /** Notes a change that is on its way. It settles in order with the others. */
    change(name: string, { from, to }: { from: Value; to: Value }) {
      const entry = entries.get(name) ?? { stored: from, waiting: 0 };
      entries.set(name, entry);
      entry.waiting += 1;
      return {
        /** What holds in the store afterwards. */
        settle(isStored: boolean): Value {
          if (isStored) entry.stored = to;
          entry.waiting -= 1;
          if (entry.waiting === 0) entries.delete(name);
          return entry.stored;
        },
      };
    },
  };
}
