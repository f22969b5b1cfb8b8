import type { LocalTime } from '../replay/recorded-time';
import { UsageError } from '../usage-error';

/** What the clocks of a place did in a recording: shown twice, in autumn, or never, in spring. */
export type LocalClock = { localTime: LocalTime; repeated(): number; skipped(): number };

const DAY_MS = 86_400_000;

/** Offsets of all places change on a quarter of an hour. */
const QUARTER_MS = 900_000;

/**
 * Reads times of a place's clocks, row after row. A time that the clocks show twice is the earlier one if that is later
 * than the row before, else the later one. A time that they leave out is read as if they had not been put forward.
 * @throws UsageError for a zone that is not known.
 */
export function createLocalClock(timeZone: string): LocalClock {
  const offsetAt = createOffsets(timeZone);
  let lastMs = Number.NEGATIVE_INFINITY;
  const counts = { repeated: 0, skipped: 0 };

  function momentOf(shownMs: number): number {
    // No place changes its clocks twice within a day: one of these holds, and both where the clocks show it twice.
    const offsets = new Set([offsetAt(shownMs - DAY_MS), offsetAt(shownMs + DAY_MS)]);
    const moments = [...offsets].map((offset) => shownMs - offset).filter((ms) => ms + offsetAt(ms) === shownMs);
    const [first, second] = moments.sort((a, b) => a - b);
    if (first === undefined) {
      counts.skipped += 1;
      return shownMs - offsetAt(shownMs - DAY_MS);
    }
    if (second === undefined) return first;
    counts.repeated += 1;
    return first > lastMs ? first : second;
  }

  return {
    localTime(shownMs) {
      lastMs = momentOf(shownMs);
      return lastMs;
    },
    repeated: () => counts.repeated,
    skipped: () => counts.skipped,
  };
}

/** How far ahead of UTC the clocks are at a moment, in ms. */
function createOffsets(timeZone: string): (atMs: number) => number {
  const format = formatOf(timeZone);
  const known = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / QUARTER_MS);
    const offset = known.get(quarter) ?? offsetOf(format, quarter * QUARTER_MS);
    // Rows follow one another: the last few quarters are all that is asked for again.
    if (known.size > 1000) known.clear();
    known.set(quarter, offset);
    return offset;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone, hourCycle: 'h23', ...fields });
  } catch (cause) {
    throw new UsageError(`--timezone ${timeZone} is not known. Use a name such as Europe/Berlin, or UTC.`, { cause });
  }
}

function offsetOf(format: Intl.DateTimeFormat, atMs: number): number {
  const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - atMs;
}
