import { momentMs, wallMs } from '../words/zone';

const DAY_MS = 86_400_000;

/** A time as a date and time field has it, in the viewer's zone: `2026-04-09T14:02`. */
export function localText(atMs: number, timeZone: string): string {
  return new Date(wallMs(atMs, timeZone)).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}

/** What stands in such a field, epoch ms; NaN for nothing. */
export function localMs(text: string, timeZone: string): number {
  return momentMs(Date.parse(`${text}Z`), timeZone);
}

/** When the day of this time began in the viewer's zone, epoch ms. */
export function midnightMs(atMs: number, timeZone: string): number {
  return momentMs(Math.floor(wallMs(atMs, timeZone) / DAY_MS) * DAY_MS, timeZone);
}
