import type { Alert } from '#protocol/alert';
import type { Change } from './change';
import type { SettingsChanged } from './settings-change';

/** Why a command changed nothing. `bad-settings`: they fit no level, or contradict each other. */
export type CommandRefusal = 'no-such-sensor' | 'stale' | 'no-such-alert' | 'bad-settings';

/** What an ETag stands for: the version seen, and whether it was the sensor's own or inherited from the default. */
export type VersionTag = { version: number; inherited: boolean };

/** Who commands: `by` is kept beside the change (null: nobody known). */
export type CommandContext = {
  by: string | null;
  /** Refuse with `stale` unless this still holds. */
  ifVersion?: VersionTag;
};

/** A command as the board meets it; `nowMs` is the server's time, epoch ms. */
export type TimedCommand = CommandContext & { nowMs: number };

/** What a command altered, its answer, and what is kept of it for ever. `seen`: alerts somebody acknowledged. */
export type Done<Result> = {
  change: Change;
  result: Result;
  recorded: readonly SettingsChanged[];
  seen?: readonly Alert[];
};
