import type { Alert } from '#protocol/alert';
import type { Point } from '#protocol/frame';
import type { Settings } from '#protocol/settings';
import type { AlertState } from './alerts/alert-state';

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
  /** The latest time any of its readings claimed. */
  clockMs: number;
  /** How often it is usually heard, in ms. */
  intervalMs: number | null;
  alertState: AlertState | null;
};

/** A sensor that is not on the board and may come back: its ordinals go on. */
export type AbsentSensor = { sensorId: string; n: number };

/** Everything the board is made of, as of one moment of the store. */
export type StoredBoard = {
  /** What each level says, those of all sensors among them. */
  settings: readonly Settings[];
  /** Version of the latest change of any settings. */
  lastVersion: number;
  sensors: readonly StoredSensor[];
  absent: readonly AbsentSensor[];
  /** Every open alert, of the feed too. */
  open: readonly Alert[];
  /** Of each sensor, kind and severity the latest alert that ended and that nobody has acknowledged. */
  unseen: readonly Alert[];
  /** Alerts that ended lately, oldest end first; `toldAtMs` by the server's clock. */
  ended: readonly { alert: Alert; toldAtMs: number }[];
};
