/** A reading, or a step of time with some. */
export type Spaced = { atMs: number; count: number };

/** The usual time between readings in a history, in ms: the median; null where nothing tells. `stepMs` 0: raw readings. */
export function historyRhythmMs(parts: readonly Spaced[], stepMs: number): number | null {
  const intervals = parts.flatMap(({ atMs, count }, index) => {
    // A step with many readings tells their distance; one with a single reading only how far the next one is.
    if (count > 1 && stepMs > 0) return [stepMs / count];
    const nextMs = parts[index + 1]?.atMs ?? atMs;
    return nextMs > atMs ? [nextMs - atMs] : [];
  });
  intervals.sort((a, b) => a - b);
  return intervals[intervals.length >> 1] ?? null;
}
