const ISO_LIKE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/;
const EPOCH_SECONDS = /^\d{9,10}(\.\d+)?$/;
const EPOCH_MS = /^\d{12,13}$/;
const MINUTE_MS = 60_000;

/** The moment, epoch ms, at which clocks somewhere show what `shownMs` would be in UTC. */
export type LocalTime = (shownMs: number) => number;

const inUtc: LocalTime = (shownMs) => shownMs;

/**
 * The moment a recording names, epoch ms: ISO 8601 with `T` or a space, or epoch seconds or milliseconds. `localTime`
 * says what a time without a zone means. Null where it is none of these.
 */
export function parseRecordedTime(text: string, localTime = inUtc): number | null {
  if (EPOCH_SECONDS.test(text)) return Math.round(Number(text) * 1000);
  if (EPOCH_MS.test(text)) return Number(text);
  const match = ISO_LIKE.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const utcMs = Date.UTC(year, month - 1, day, hour, minute, second) + Math.round(Number(match[7] ?? 0) * 1000);
  const isDay = new Date(Date.UTC(year, month - 1, day))
    .toISOString()
    .startsWith(`${match[1]}-${match[2]}-${match[3]}`);
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null;
  const isZoned = match[8] !== undefined || match[9] !== undefined;
  return isZoned ? utcMs - zoneMs({ sign: match[9], hours: match[10], minutes: match[11] }) : localTime(utcMs);
}

function zoneMs(zone: { sign?: string | undefined; hours?: string | undefined; minutes?: string | undefined }): number {
  if (zone.sign === undefined) return 0;
  const ahead = (Number(zone.hours) * 60 + Number(zone.minutes)) * MINUTE_MS;
  return zone.sign === '-' ? -ahead : ahead;
}
