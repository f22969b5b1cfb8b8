const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** A run is some 20 bytes where it is stored, so a sensor's day is 4 kB at most. */
const MOST_RUNS = 200;
const QUARTER_MINUTES = 15;

/**
 * Adjacent minutes that were beyond for equally long: `minute` since the epoch is the first of them, `ms` what each was
 * beyond. Of one minute nothing is said of how many, as states have it that were stored before there were runs.
 */
export type ExposureRun = readonly [minute: number, ms: number, minutes?: number];

/** Time beyond a limit within the last day, oldest first. The last run is the minute that may still grow, alone. */
export type ExposureMinutes = readonly ExposureRun[];

/** Adds the time of a stretch to the minutes it lies in; minutes of more than a day before its end are forgotten. */
export function addStretch(runs: ExposureMinutes, { fromMs, toMs }: { fromMs: number; toMs: number }): ExposureMinutes {
  const kept = forgetDayBefore(runs, toMs).slice();
  for (let minute = Math.floor(fromMs / MINUTE_MS); minute * MINUTE_MS < toMs; minute += 1) {
    const ms = Math.min(toMs, (minute + 1) * MINUTE_MS) - Math.max(fromMs, minute * MINUTE_MS);
    const last = kept.at(-1);
    if (last?.[0] === minute) kept[kept.length - 1] = [minute, Math.min(MINUTE_MS, last[1] + ms)];
    else if (ms > 0) beginMinute(kept, [minute, ms]);
  }
  return kept;
}

function beginMinute(runs: ExposureRun[], begun: ExposureRun): void {
  const [before, over] = runs.slice(-2);
  if (before !== undefined && over !== undefined && isLike(before, over)) runs.splice(-2, 2, joinRuns(before, over));
  // Like ones first: stored minute by minute there may be many of them.
  for (const isOne of [isLike, isQuarter]) if (runs.length >= MOST_RUNS) joinAll(runs, isOne);
  runs.push(begun);
}

type IsOne = (first: ExposureRun, second: ExposureRun) => boolean;

const isLike: IsOne = (first, second) => first[1] === second[1] && endOf(first) === second[0];

// Two a quarter of an hour are left at most: one within it, and one that leads out of it.
const isQuarter: IsOne = (first, second) => quarterOf(first[0]) === quarterOf(endOf(second) - 1);

function joinAll(runs: ExposureRun[], isOne: IsOne): void {
  const joined: ExposureRun[] = [];
  for (const run of runs.splice(0)) {
    const last = joined.at(-1);
    if (last === undefined || !isOne(last, run)) joined.push(run);
    else joined[joined.length - 1] = joinRuns(last, run);
  }
  runs.push(...joined);
}

function joinRuns(first: ExposureRun, second: ExposureRun): ExposureRun {
  const minutes = endOf(second) - first[0];
  return [first[0], Math.round((msOf(first) + msOf(second)) / minutes), minutes];
}

/** Time beyond within the day before `atMs`, in ms. */
export function exposureMs(runs: ExposureMinutes, atMs: number): number {
  let sum = 0;
  for (const run of forgetDayBefore(runs, atMs)) sum += msOf(run);
  return sum;
}

/** Without the minutes of more than a day before `atMs`; the very same list where there are none. */
export function forgetDayBefore(runs: ExposureMinutes, atMs: number): ExposureMinutes {
  const first = Math.ceil((atMs - DAY_MS) / MINUTE_MS);
  if ((runs[0]?.[0] ?? first) >= first) return runs;
  const kept = runs.filter((run) => endOf(run) > first);
  const [oldest] = kept;
  if (oldest !== undefined && oldest[0] < first) kept[0] = [first, oldest[1], endOf(oldest) - first];
  return kept;
}

/** When the oldest minute began, epoch ms; null: there is none. */
export function sinceMs([oldest]: ExposureMinutes): number | null {
  return oldest === undefined ? null : oldest[0] * MINUTE_MS;
}

const minutesOf = ([, , minutes = 1]: ExposureRun) => minutes;
const endOf = (run: ExposureRun) => run[0] + minutesOf(run);
const msOf = (run: ExposureRun) => run[1] * minutesOf(run);
const quarterOf = (minute: number) => Math.floor(minute / QUARTER_MINUTES);
