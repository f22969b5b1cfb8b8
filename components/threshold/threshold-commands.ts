import { readThreshold, resetThreshold, saveThreshold } from '../live/commands';
import type { UndoCommands } from './undoing';

/** The server's own. Limits go without what a threshold has besides: the server takes nothing else. */
export const thresholdCommands: UndoCommands = {
  read: readThreshold,
  save: (sensorId, { high, low }, ifMatch) => saveThreshold(sensorId, { high, low }, ifMatch),
  reset: resetThreshold,
};
