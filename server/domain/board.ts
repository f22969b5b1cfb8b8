import type { Alert } from '#protocol/alert';
import type { SensorPending, SensorSnapshot } from '#protocol/frame';
import type { SensorSummary, SensorThreshold } from '#protocol/sensor';
import type { SensorSettings, Settings, SettingsChange } from '#protocol/settings';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { type AlertAction, type AlertTarget, actOnAlerts, alertsOf, putAlertsBack } from './act-on-alerts';
import { type BoardOptions, createBoardState } from './board-state';
import { countOpenAlerts, listAlerts, listPending, sensorSettings, snapshotSensors, summarize } from './board-view';
import { sensorsWithoutPlace } from './cardinality';
import { type Change, NO_CHANGE } from './change';
import { changeSettings, putSettingsBack } from './change-settings';
import type { CommandRefusal, Done, TimedCommand } from './command';
import { forgetPartition, removeSensor } from './leave-board';
import type { Reading } from './parse-reading';
import { restoreBoard } from './restore-board';
import { defaultThresholdOf, setDefaultThreshold, setSensorThreshold, thresholdOf } from './set-threshold';
import type { StoredBoard } from './stored-board';
import { type Heard, takeReading } from './take-reading';
import { type Tick, tickBoard } from './tick';

/** What the board holds, for those who only look. */
export type BoardView = {
  readonly windowSize: number;
  defaultThreshold(): Threshold;
  /** Recent points: at most 300 a sensor and 60 000 in all; with `watched`, of the others the latest alone. */
  sensors(watched?: ReadonlySet<string> | null): SensorSnapshot[];
  /** Open alerts, those nobody has acknowledged, and those that ended within ten minutes of `nowMs`, oldest first. */
  alerts(nowMs: number): Alert[];
  /** The one of this id, of whatever state, while the board has it. */
  alert(alertId: string): Alert | null;
  pending(): SensorPending[];
  /** What every level says. */
  settings(): Settings[];
  /** Null for a sensor that was never heard. */
  sensorSettings(sensorId: string): SensorSettings | null;
  openAlertCount(): number;
  sensorCount(): number;
  /** Sorted by sensor id; `after` is the last id of the page before. */
  summaries(page: { after: string | null; limit: number }): SensorSummary[];
  /** Null for a sensor that is not on the board. */
  sensorThreshold(sensorId: string): SensorThreshold | null;
  /** Those of these sensors that there is no place for: their readings would be rejected. */
  withoutPlace(sensorIds: Iterable<string>): ReadonlySet<string>;
};

/** All windows and alert states in memory. Whoever calls gets back what was altered, to tell the browsers. */
export type Board = BoardView & {
  /** The next reading of a sensor; `cardinality` where it would be one sensor too many. */
  take(reading: Reading, heard: Heard): Change | 'cardinality';
  /** Another process owns the partition now: sensors heard nowhere else leave, their open alerts untold. */
  forgetPartition(partition: number): Change;
  /** Sensors found on a second partition since this was last asked; each is named once while it is on the board. */
  newlySpanning(): readonly string[];
  setDefaultThreshold(limits: ThresholdLimits, command: TimedCommand): Done<Threshold> | CommandRefusal;
  /** `null` limits: back to the default. */
  setSensorThreshold(
    sensorId: string,
    limits: ThresholdLimits | null,
    command: TimedCommand,
  ): Done<SensorThreshold> | CommandRefusal;
  changeSettings(changes: readonly SettingsChange[], command: TimedCommand): Done<Settings[]> | CommandRefusal;
  actOnAlerts(
    target: AlertTarget,
    what: { action: AlertAction; command: TimedCommand },
  ): Done<Alert[]> | CommandRefusal;
  /** Undoes what could not be kept: these levels and alerts are again as they were. */
  putBack(held: { settings: readonly Settings[]; alerts: readonly Alert[] }, nowMs: number): Change;
  /** Lets time pass; null: nothing came of it. */
  tick(tick: Tick): Change | null;
  /** Its open alerts end as `removed`; it is back with its next reading, its ordinals go on. */
  removeSensor(sensorId: string, command: TimedCommand): Done<'removed'> | 'no-such-sensor';
};

/** The board as it was `stored`; without that an empty one, whose default threshold is version 1 and nobody's change. */
export function createBoard(options: BoardOptions, stored: StoredBoard | null = null): Board {
  const state = stored === null ? createBoardState(options) : restoreBoard(options, stored);
  return {
    windowSize: state.windowSize,
    take: (reading, heard) => takeReading(state, reading, heard),
    forgetPartition: (partition) => forgetPartition(state, partition),
    newlySpanning: () => state.newlySpanning.splice(0),
    setDefaultThreshold: (limits, command) => setDefaultThreshold(state, limits, command),
    setSensorThreshold: (sensorId, limits, command) => setSensorThreshold(state, { sensorId, limits }, command),
    changeSettings: (changes, command) => changeSettings(state, changes, command),
    actOnAlerts: (target, what) => actOnAlerts(state, target, what),
    putBack: ({ settings, alerts }, nowMs) => ({
      ...(settings.length === 0 ? NO_CHANGE : putSettingsBack(state, settings, nowMs)),
      ...(alerts.length === 0 ? {} : { alerts: putAlertsBack(state, alerts, nowMs) }),
    }),
    tick: (tick) => tickBoard(state, tick),
    removeSensor: (sensorId, command) => removeSensor(state, sensorId, command),
    defaultThreshold: () => defaultThresholdOf(state),
    sensors: (watched = null) => snapshotSensors(state, watched),
    alerts: (nowMs) => listAlerts(state, nowMs),
    alert: (alertId) => alertsOf(state).find(({ id }) => id === alertId) ?? null,
    pending: () => listPending(state),
    settings: () => [...state.levels.settings.values()],
    sensorSettings: (sensorId) => sensorSettings(state, sensorId),
    openAlertCount: () => countOpenAlerts(state),
    sensorCount: () => state.sensors.size,
    summaries: (page) => summarize(state, page),
    withoutPlace: (sensorIds) => sensorsWithoutPlace(state, sensorIds),
    sensorThreshold: (sensorId) => thresholdOf(state, sensorId),
  };
}

/** Whatever board is shown at the moment of asking, for those who only look. */
export function viewOf(current: () => Board, windowSize: number): BoardView {
  return {
    windowSize,
    defaultThreshold: () => current().defaultThreshold(),
    sensors: (watched) => current().sensors(watched),
    alerts: (nowMs) => current().alerts(nowMs),
    alert: (alertId) => current().alert(alertId),
    pending: () => current().pending(),
    settings: () => current().settings(),
    sensorSettings: (sensorId) => current().sensorSettings(sensorId),
    openAlertCount: () => current().openAlertCount(),
    sensorCount: () => current().sensorCount(),
    summaries: (page) => current().summaries(page),
    sensorThreshold: (sensorId) => current().sensorThreshold(sensorId),
    withoutPlace: (sensorIds) => current().withoutPlace(sensorIds),
  };
}
