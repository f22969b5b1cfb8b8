const MOST_TURNS = 2000;

/** Lets the microtask queue turn until the condition holds: for what waits for nothing but promises. */
export async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    if (condition()) return;
    await null;
  }
  throw new Error(`It does not come to this: ${condition}`);
}

/** Some turns: enough for whatever was going to happen by itself. */
export async function turns(count = 50): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await null;
}

/** What a promise came to so far: `value` is there once it resolved. */
export function watch<Value>(promise: Promise<Value>): { value?: Value } {
  const seen: { value?: Value } = {};
  promise.then(
    (value) => {
      seen.value = value;
    },
    () => undefined,
  );
  return seen;
}
