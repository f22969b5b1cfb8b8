import type { Pending } from '#protocol/alert';
import type { Point } from '#protocol/frame';
import type { Settings } from '#protocol/settings';
import type { Threshold } from '#protocol/threshold';
import type { AlertChange } from './alerts/alert-change';
import type { AlertState } from './alerts/alert-state';

export type { AlertChange } from './alerts/alert-change';

/** What one reading, command, moment or lost partition altered on the board. */
export type Change = {
  reading: TakenReading | null;
  alerts: readonly AlertChange[];
  /** `[sensorId, all that is pending for it now]` */
  pending: readonly (readonly [string, readonly Pending[]])[];
  /** What the rules of a sensor remember now, where that changed. */
  states: readonly { sensorId: string; state: AlertState | null }[];
  /** `[sensorId or null for the default, threshold or null for back to the default]` */
  thresholds: readonly (readonly [string | null, Threshold | null])[];
  settings: readonly Settings[];
  removed: readonly string[];
};

/** A reading with its place among its sensor's, and the sensor's clock and usual interval after it. */
export type TakenReading = { sensorId: string; n: number; point: Point; clockMs: number; intervalMs: number | null };

/** Nothing altered: what a change says beside it. */
export const NO_CHANGE: Change = {
  reading: null,
  alerts: [],
  pending: [],
  states: [],
  thresholds: [],
  settings: [],
  removed: [],
};

/** Several changes of alerts as one. */
export function joinChanges(changes: readonly Change[]): Change {
  if (changes.length === 1 && changes[0]) return changes[0];
  return {
    reading: null,
    alerts: changes.flatMap(({ alerts }) => alerts),
    pending: changes.flatMap(({ pending }) => pending),
    states: changes.flatMap(({ states }) => states),
    thresholds: changes.flatMap(({ thresholds }) => thresholds),
    settings: changes.flatMap(({ settings }) => settings),
    removed: changes.flatMap(({ removed }) => removed),
  };
}
