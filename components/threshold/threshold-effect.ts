import type { AlertKind } from '#protocol/alert';
import type { ThresholdLimits } from '#protocol/threshold';

/** The server judges a sensor's last reading anew only while it is younger than this. In ms. */
export const JUDGED_YOUNGER_THAN_MS = 10 * 60_000;

/** One sensor a change would move. */
export type MovedSensor = { celsius: number | null; ageMs: number; openKinds: readonly AlertKind[] };

/** Alerts a change opens and ends. */
export type ThresholdEffect = { opens: number; ends: number };

/** How many alerts saving these limits opens and ends at once, by the last readings. */
export function thresholdEffect(moved: Iterable<MovedSensor>, limits: ThresholdLimits): ThresholdEffect {
  let opens = 0;
  let ends = 0;
  for (const { celsius, ageMs, openKinds } of moved) {
    if (celsius === null || ageMs >= JUDGED_YOUNGER_THAN_MS) continue;
    const beyond = beyondKind(celsius, limits);
    if (beyond !== null && !openKinds.includes(beyond)) opens += 1;
    ends += openKinds.filter((kind) => kind !== beyond).length;
  }
  return { opens, ends };
}

function beyondKind(celsius: number, { high, low }: ThresholdLimits): AlertKind | null {
  if (high !== null && celsius > high) return 'high';
  return low !== null && celsius < low ? 'low' : null;
}
