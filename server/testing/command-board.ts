import { type Board, createBoard } from '#server/domain/board';
import type { Done } from '#server/domain/command';
import type { Clock, Commands } from '#server/ports';

/** A board with the commands on it and no browsers, and a way for readings to get there without a log. */
export type CommandBoard = {
  board: Board;
  commands: Commands;
  /** While false, every command is refused as `not-storing`. */
  storage: { works: boolean };
  hear(sensorId: string, celsius: number): void;
};

export function createCommandBoard(clock: Clock): CommandBoard {
  const board = createBoard({ windowSize: 10, maxSensors: 20_000, defaultLimits: { high: 40, low: null } });
  const storage = { works: true };
  let offset = 0;
  const answer = async <Result, Refusal extends string>(act: () => Done<Result> | Refusal) => {
    if (!storage.works) return 'not-storing';
    const done = act();
    return typeof done === 'string' ? done : done.result;
  };
  const at = () => ({ nowMs: clock.nowMs() });
  return {
    board,
    storage,
    commands: {
      setDefaultThreshold: (limits, context) =>
        answer(() => board.setDefaultThreshold(limits, { ...context, ...at() })),
      setSensorThreshold: (sensorId, limits, context) =>
        answer(() => board.setSensorThreshold(sensorId, limits, { ...context, ...at() })),
      removeSensor: (sensorId, context) => answer(() => board.removeSensor(sensorId, { ...context, ...at() })),
      changeSettings: (changes, context) => answer(() => board.changeSettings(changes, { ...context, ...at() })),
      actOnAlerts: (target, action, context) =>
        answer(() => board.actOnAlerts(target, { action, command: { ...context, ...at() } })),
    },
    hear(sensorId, celsius) {
      const reading = { sensorId, celsius, measuredAtMs: clock.nowMs() };
      board.take(reading, { logId: 'test', partition: 0, offset, loggedAtMs: clock.nowMs(), nowMs: clock.nowMs() });
      offset += 1;
    },
  };
}
