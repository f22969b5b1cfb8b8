import type { AlertKind } from '#protocol/alert';
import type { ThresholdLimits } from '#protocol/threshold';

/** The server judges a sensor's last reading anew only while it is younger than this. In ms. */
export const JUDGED_YOUNGER_THAN_MS = 10 * 60_000;

/** One sensor a change would move. `celsius`: what it is judged on; `lastingMs`: how long that must be beyond. */
export type MovedSensor = { celsius: number | null; ageMs: number; lastingMs: number; openKinds: readonly AlertKind[] };

/** Alerts a change opens and ends; `awaits`: how many more it opens once their sensors have been beyond for long enough. */
export type ThresholdEffect = { opens: number; awaits: number; ends: number };

export const NO_EFFECT: ThresholdEffect = { opens: 0, awaits: 0, ends: 0 };

/** How many alerts saving these limits opens and ends at once, and opens if nothing changes, by the last readings. */
export function thresholdEffect(moved: Iterable<MovedSensor>, limits: ThresholdLimits): ThresholdEffect {
  let opens = 0;
  let awaits = 0;
  let ends = 0;
  for (const { celsius, ageMs, lastingMs, openKinds } of moved) {
    if (celsius === null || ageMs >= JUDGED_YOUNGER_THAN_MS) continue;
    const beyond = beyondKind(celsius, limits);
    const isNew = beyond !== null && !openKinds.includes(beyond);
    if (isNew && lastingMs > 0) awaits += 1;
    else if (isNew) opens += 1;
    ends += openKinds.filter((kind) => kind !== beyond).length;
  }
  return { opens, awaits, ends };
}

function beyondKind(celsius: number, { high, low }: ThresholdLimits): AlertKind | null {
  if (high !== null && celsius > high) return 'high';
  return low !== null && celsius < low ? 'low' : null;
}
