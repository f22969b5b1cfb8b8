/** Something measured at a time. */
export type Timed = { atMs: number; celsius: number };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Steps people can name, in ms. */
const LADDER_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 3, 5, 10, 15, 20, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24, 48, 120, 240].map((count) => count * HOUR_MS),
];

/** The shortest step people can name that is not shorter than `wantedMs`, in ms. */
export function clockStepMs(wantedMs: number): number {
  return LADDER_MS.find((ms) => ms >= wantedMs) ?? wantedMs;
}

/** Pixels a bucket covers: its lowest and highest stand beside each other and the line between is still a line. */
const BUCKET_PX = 4;

/** The bucket for a chart of so many pixels, in ms; few sizes, so that a resize seldom redraws everything anew. */
export function bucketMs(spanMs: number, widthPx: number): number {
  return clockStepMs((spanMs * BUCKET_PX) / Math.max(widthPx, BUCKET_PX));
}

/**
 * The lowest and the highest of each bucket, in order of time. `readings` are in order of time. Buckets are aligned to
 * absolute time, so a peak that is shown stays shown while the chart slides on.
 */
export function decimate<T extends Timed>(readings: readonly T[], sizeMs: number): T[] {
  const kept: T[] = [];
  let start = 0;
  while (start < readings.length) {
    const end = bucketEnd(readings, { start, sizeMs });
    pushExtremes(kept, readings.slice(start, end));
    start = end;
  }
  return kept;
}

function bucketEnd(readings: readonly Timed[], { start, sizeMs }: { start: number; sizeMs: number }): number {
  const bucket = bucketOf(readings[start], sizeMs);
  let end = start + 1;
  while (end < readings.length && bucketOf(readings[end], sizeMs) === bucket) end += 1;
  return end;
}

function bucketOf(reading: Timed | undefined, sizeMs: number): number {
  return Math.floor((reading?.atMs ?? 0) / sizeMs);
}

function pushExtremes<T extends Timed>(kept: T[], bucket: readonly T[]): void {
  const [first, ...others] = bucket;
  if (first === undefined) return;
  let lowest = first;
  let highest = first;
  for (const reading of others) {
    if (reading.celsius < lowest.celsius) lowest = reading;
    if (reading.celsius > highest.celsius) highest = reading;
  }
  if (lowest === highest) kept.push(first);
  else if (bucket.indexOf(lowest) < bucket.indexOf(highest)) kept.push(lowest, highest);
  else kept.push(highest, lowest);
}
