import type { LiveSensor } from '../live/live-sensor';

/** A line of five minutes on 120 pixels moves by one of them in 2.5 s; drawing it oftener shows nothing new. */
const STEP_MS = 2500;

/** True where a small line drawn of the one looks like one drawn of the other. */
export function isSameStep(a: LiveSensor, b: LiveSensor): boolean {
  // A sensor that is watched from now on is told what it lacked, though its last reading may be of the same step.
  const isKnownAlike = a.firstN === b.firstN && (a.ahead === null) === (b.ahead === null);
  return isKnownAlike && a.threshold === b.threshold && stepOf(a) === stepOf(b);
}

function stepOf({ points }: LiveSensor): number {
  return Math.floor((points.at(-1)?.[0] ?? 0) / STEP_MS);
}
