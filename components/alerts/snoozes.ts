const MINUTE_MS = 60_000;

/** For how long one can be left alone from the strip; other times stand on the alert's own page. In ms. */
export const SNOOZES_MS = [15 * MINUTE_MS, 60 * MINUTE_MS, 240 * MINUTE_MS];

/** Eight o'clock of the viewer's next day, when somebody is back at work; epoch ms. */
export function tomorrowAt8Ms(nowMs: number): number {
  const time = new Date(nowMs);
  time.setDate(time.getDate() + 1);
  return time.setHours(8, 0, 0, 0);
}
