import { between, type Random } from './random';

/**
 * A sensor that loses its power now and then. `isNow`: the reading at hand is one of those after a loss; `left` of them
 * are still to come, then `pause` good ones; `length` is how many the last loss had.
 */
export type PowerLoss = { isNow: boolean; left: number; pause: number; length: number };

export const NO_POWER_LOSS: PowerLoss = { isNow: false, left: 0, pause: 0, length: 0 };

/** As many bad readings in a row as a loss has at most: one is an outlier, two agree with each other. */
const MAX_LENGTH = 3;

/** Good readings between two losses. */
const PAUSE_READINGS = [8, 16] as const;

/** The next reading: a loss of one at once, then after a pause one of two, of three, and again of one. */
export function nextPowerLoss(loss: PowerLoss, random: Random): PowerLoss {
  if (loss.left > 0) return { ...loss, isNow: true, left: loss.left - 1 };
  if (loss.pause > 0) return { ...loss, isNow: false, pause: loss.pause - 1 };
  const length = (loss.length % MAX_LENGTH) + 1;
  return { isNow: true, left: length - 1, pause: Math.floor(between(random, PAUSE_READINGS)), length };
}
