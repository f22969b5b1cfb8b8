import type { Alert, Pending } from '#protocol/alert';
import type { ExposureMinutes } from './exposure-minutes';

/** Where the reading stood that a pending alert began with: its id is made of it. */
export type Origin = { logId: string; partition: number; offset: number };

/**
 * Beyond a limit, not yet for long enough; what was seen meanwhile becomes the alert's. `version`: of the settings it
 * began under, part of the alert's id.
 */
export type PendingState = Pending & {
  origin: Origin;
  version: number;
  celsius: number;
  peakCelsius: number;
  readings: number;
};

/** Time beyond the limits of exposure within the last day. */
export type Exposure = { high: ExposureMinutes; low: ExposureMinutes };

/** How the value moved, for telling a sensor that sticks. */
export type Movement = { celsius: number; sinceMs: number; moves: number; usualStillMs: number };

/**
 * What a sensor's rules remember between readings beside its open alerts. Plain JSON, never changed in place: it is
 * stored with the reading that made it, so that a restart resets no timer.
 */
export type AlertState = {
  pending: readonly PendingState[];
  exposure: Exposure | null;
  movement: Movement | null;
  /** Since when by the sensor's clock, in ms, its readings are error values that are not believed; null: they are. */
  doubted: number | null;
  /** When by the sensor's clock, in ms, the last of them came; null: none lately. States of old do not say. */
  erredMs?: number | null;
};

/** A sensor's open alerts and what its rules remember: all that judging its next reading needs. */
export type AlertMemory = { open: readonly Alert[]; state: AlertState | null };

export const NOTHING_REMEMBERED: AlertState = {
  pending: [],
  exposure: null,
  movement: null,
  doubted: null,
  erredMs: null,
};
