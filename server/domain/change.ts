import type { Alert } from '#protocol/alert';
import type { Point } from '#protocol/frame';
import type { Threshold } from '#protocol/threshold';

/** An alert's whole new state; `isStep` when it opened, ended or was acted on, false when it merely grew. */
export type AlertChange = { alert: Alert; isStep: boolean };

/** What one reading, command or lost partition altered on the board. */
export type Change = {
  reading: { sensorId: string; n: number; point: Point } | null;
  alerts: readonly AlertChange[];
  /** `[sensorId or null for the default, threshold or null for back to the default]` */
  thresholds: readonly (readonly [string | null, Threshold | null])[];
  removed: readonly string[];
};
