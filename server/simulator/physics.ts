import { gaussian, type Random } from './random';

/** Newton's law of cooling, solved exactly for the step, so that no step is too long for it. Times in ms. */
export function relax(celsius: number, target: number, time: { dtMs: number; tauMs: number }): number {
  return target + (celsius - target) * Math.exp(-time.dtMs / time.tauMs);
}

/**
 * An Ornstein-Uhlenbeck step, exact for the step: wanders around 0 with deviation `sigma`, forgetting within about
 * `tauMs` (Gillespie, Phys. Rev. E 54, 2084, 1996).
 */
export function wander(value: number, options: { dtMs: number; tauMs: number; sigma: number; random: Random }): number {
  const { dtMs, tauMs, sigma, random } = options;
  const kept = Math.exp(-dtMs / tauMs);
  return value * kept + sigma * Math.sqrt(1 - kept * kept) * gaussian(random);
}

/** Cooling with hysteresis: goes on above `onAbove`, off below `offBelow`, and between them stays as it is. */
export function isCoolingAt(
  celsius: number,
  thermostat: { onAbove: number; offBelow: number; wasCooling: boolean },
): boolean {
  if (celsius > thermostat.onAbove) return true;
  return celsius < thermostat.offBelow ? false : thermostat.wasCooling;
}

/** `value`, or the nearer end of the range. */
export function clamp(value: number, range: readonly [low: number, high: number]): number {
  return Math.min(range[1], Math.max(range[0], value));
}
