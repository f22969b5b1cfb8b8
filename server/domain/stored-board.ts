import type { Alert } from '#protocol/alert';
import type { Point } from '#protocol/frame';
import type { Threshold } from '#protocol/threshold';

/** A sensor on the board as the store has it. */
export type StoredSensor = {
  sensorId: string;
  /** Ordinal of its last reading, which is the last of `recent`. */
  n: number;
  /** Ordinal of its first reading since a person last removed it: older ones are not in its window. */
  sinceN: number;
  celsius: number;
  measuredAtMs: number;
  logId: string;
  partition: number;
  offset: number;
  /** Its last readings in order of ordinals, oldest first: at least a window full where there are as many. */
  recent: readonly Point[];
  ownThreshold: Threshold | null;
  openAlert: Alert | null;
};

/** A sensor that is not on the board and may come back: its ordinals go on, its own threshold holds again. */
export type AbsentSensor = { sensorId: string; n: number; ownThreshold: Threshold | null };

/** Everything the board is made of, as of one moment of the store. */
export type StoredBoard = {
  defaultThreshold: Threshold;
  /** Version of the latest change of any threshold. */
  lastVersion: number;
  sensors: readonly StoredSensor[];
  absent: readonly AbsentSensor[];
  /** Alerts that ended lately, oldest end first; `toldAtMs` by the server's clock. */
  ended: readonly { alert: Alert; toldAtMs: number }[];
};
