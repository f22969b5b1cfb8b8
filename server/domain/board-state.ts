import type { Alert } from '#protocol/alert';
import type { Settings } from '#protocol/settings';
import type { ThresholdLimits } from '#protocol/threshold';
import type { EndedAlerts } from './ended-alerts';
import { createLevels, type Levels } from './levels';
import type { SensorState } from './sensor-state';
import type { UnseenAlerts } from './unseen-alerts';

/** What the board is made with. `maxSensors`: the most sensors it will know at once. */
export type BoardOptions = { windowSize: number; maxSensors: number; defaultLimits: ThresholdLimits };

/** All windows and alert states in memory, and the settings they are held against. */
export type BoardState = {
  windowSize: number;
  maxSensors: number;
  sensors: Map<string, SensorState>;
  /** The ids of `sensors` in order; null when they must be sorted anew. */
  sortedIds: readonly string[] | null;
  /** The largest share a sensor may have grown to since all were trimmed, in points. */
  trimmedShare: number;
  levels: Levels;
  /** Version of the latest change of any settings. */
  lastVersion: number;
  /** Ordinals of sensors that left: they go on when the sensor is back. */
  absent: Map<string, number>;
  endedAlerts: EndedAlerts;
  unseen: UnseenAlerts;
  /** The alert that nothing comes in at all. */
  feedAlert: Alert | null;
  /** Since when silence of a sensor means something: earlier nobody was listening. The server's clock. */
  listeningSinceMs: number;
  lastTickMs: number | null;
  /** When any sensor was last heard, by the server's clock; 0: not since this board was made. */
  lastHeardAtMs: number;
  /** Sensors found on a second partition that nobody has asked about yet. */
  newlySpanning: string[];
};

/** A board without sensors; its settings are version 1 and nobody's change. */
export function createBoardState({ windowSize, maxSensors, defaultLimits }: BoardOptions): BoardState {
  return {
    windowSize,
    maxSensors,
    sensors: new Map(),
    sortedIds: null,
    trimmedShare: Number.POSITIVE_INFINITY,
    levels: createLevels([firstSettings(defaultLimits)]),
    lastVersion: 1,
    absent: new Map(),
    endedAlerts: new Map(),
    unseen: new Map(),
    feedAlert: null,
    listeningSinceMs: 0,
    lastTickMs: null,
    lastHeardAtMs: 0,
    newlySpanning: [],
  };
}

/** What the very first start says for all sensors. */
export function firstSettings({ high, low }: ThresholdLimits): Settings {
  const nobodys = { version: 1, changedAtMs: null, changedBy: null };
  return { scope: 'all', id: '', rules: { limits: { high, low, ...nobodys } }, details: null, ...nobodys };
}
