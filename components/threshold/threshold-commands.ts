import { readThreshold, resetThreshold, saveThreshold } from '../live/commands';
import type { UndoCommands } from './undoing';

/** The server's own. */
export const thresholdCommands: UndoCommands = { read: readThreshold, save: saveThreshold, reset: resetThreshold };
