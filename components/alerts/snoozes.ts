import { momentMs, wallMs } from '../words/zone';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** For how long one can be left alone from the strip; other times stand on the alert's own page. In ms. */
export const SNOOZES_MS = [15 * MINUTE_MS, 60 * MINUTE_MS, 240 * MINUTE_MS];

/** Eight o'clock of the next day in the viewer's zone, when somebody is back at work; epoch ms. */
export function tomorrowAt8Ms(nowMs: number, timeZone: string): number {
  const today = Math.floor(wallMs(nowMs, timeZone) / DAY_MS);
  return momentMs((today + 1) * DAY_MS + 8 * HOUR_MS, timeZone);
}
