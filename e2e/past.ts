import type { Value } from './fixtures';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;

/** Readings of the past, the last one `endAgoMs` ago. */
export function past(
  count: number,
  { sensorId = 'fridge', everyMs = SECOND_MS, endAgoMs = 0, celsius = (_index: number): number => 4 } = {},
) {
  const startMs = Date.now() - endAgoMs - (count - 1) * everyMs;
  return Array.from({ length: count }, (_, index): Value => {
    return { sensorId, temperature: celsius(index), timestamp: startMs + index * everyMs };
  });
}

/** Posts as many as there are, in batches as large as the server takes. */
export async function postAll(post: (...values: Value[]) => Promise<void>, values: readonly Value[]): Promise<void> {
  for (let start = 0; start < values.length; start += 1_000) await post(...values.slice(start, start + 1_000));
}
