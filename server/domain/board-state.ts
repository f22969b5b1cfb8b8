import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import type { EndedAlerts } from './ended-alerts';
import type { SensorState } from './sensor-state';

/** What the board is made with. `maxSensors`: the most sensors it will know at once. */
export type BoardOptions = { windowSize: number; maxSensors: number; defaultLimits: ThresholdLimits };

/** What is kept of a sensor that left: its ordinals go on and its own threshold holds again when it is back. */
export type AbsentState = { n: number; ownThreshold: Threshold | null };

/** All windows and alert states in memory, and the thresholds they are held against. */
export type BoardState = {
  windowSize: number;
  maxSensors: number;
  sensors: Map<string, SensorState>;
  /** The ids of `sensors` in order; null when they must be sorted anew. */
  sortedIds: readonly string[] | null;
  /** The largest share a sensor may have grown to since all were trimmed, in points. */
  trimmedShare: number;
  defaultThreshold: Threshold;
  /** Version of the latest change of any threshold. */
  lastVersion: number;
  absent: Map<string, AbsentState>;
  endedAlerts: EndedAlerts;
  /** Sensors found on a second partition that nobody has asked about yet. */
  newlySpanning: string[];
};

/** A board without sensors; its default threshold is version 1, changed by nobody. */
export function createBoardState({ windowSize, maxSensors, defaultLimits }: BoardOptions): BoardState {
  return {
    windowSize,
    maxSensors,
    sensors: new Map(),
    sortedIds: null,
    trimmedShare: Number.POSITIVE_INFINITY,
    defaultThreshold: { ...defaultLimits, version: 1, changedAtMs: null, changedBy: null },
    lastVersion: 1,
    absent: new Map(),
    endedAlerts: new Map(),
    newlySpanning: [],
  };
}
