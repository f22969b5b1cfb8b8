import type { ChannelDraft } from '#protocol/channel';

type Quiet = Pick<ChannelDraft, 'quiet' | 'timeZone'>;

const MINUTE_MS = 60_000;
/** A day of 25 hours, and a little. */
const LONGEST_MINUTES = 26 * 60;

/**
 * When the quiet hours that hold at `nowMs` end, epoch ms; null: none hold. By the wall clock of the time zone: an end
 * that a day lacks is the moment at which its clocks jump, and of an hour that comes twice both are alike.
 */
export function quietUntilMs({ quiet, timeZone }: Quiet, nowMs: number): number | null {
  if (quiet === null || quiet.fromMinute === quiet.toMinute) return null;
  const minuteOf = localMinute(timeZone);
  const isQuiet = (ms: number) => isBetween(minuteOf(ms), quiet);
  if (!isQuiet(nowMs)) return null;
  const startMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  for (let minutes = 1; minutes < LONGEST_MINUTES; minutes += 1) {
    const ms = startMs + minutes * MINUTE_MS;
    if (!isQuiet(ms)) return ms;
  }
  return startMs + LONGEST_MINUTES * MINUTE_MS;
}

function isBetween(minute: number, { fromMinute, toMinute }: { fromMinute: number; toMinute: number }): boolean {
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}

/** Minutes since midnight on the wall there. */
function localMinute(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (ms) => {
    const [hours = 0, minutes = 0] = format.format(ms).split(':').map(Number);
    return hours * 60 + minutes;
  };
}
