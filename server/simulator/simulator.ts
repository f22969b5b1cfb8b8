import type { SimulatorMode } from '#protocol/simulator';
import type { Clock, Log, ReadingSink, Simulator } from '#server/ports';
import { type RunningSensors, startSensors } from './running-sensors';
import { sensorsOfMode } from './sensors-of-mode';

export type SimulatorOptions = {
  sink: ReadingSink;
  clock: Clock;
  log: Log;
  /** The same seed gives the same temperatures. */
  seed: number;
  /** What `start` starts. */
  mode: SimulatorMode;
};

/** Often enough to look alive, seldom enough for every line of the picture to be read. */
const PERIOD_MS = 1000;

/** Invented sensors inside this process. A log that refuses their readings stops nothing. */
export function createSimulator(options: SimulatorOptions): Simulator & { start(): void } {
  const { sink, clock, log, seed } = options;
  let mode = options.mode;
  let running: RunningSensors | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();

  function run(): void {
    running = startSensors({ sensors: sensorsOfMode(mode, seed), periodMs: PERIOD_MS, sink, clock, log });
    log.info('simulator-started', { mode });
  }

  async function changeTo(nextMode: SimulatorMode): Promise<readonly string[]> {
    if (nextMode === mode) return [];
    mode = nextMode;
    const stopped = (await running?.stop()) ?? [];
    if (running !== null) run();
    return stopped;
  }

  // One after the other: a sensor that stops twice, or starts while it stops, would be on the board against the mode.
  function inTurn<Result>(action: () => Promise<Result>): Promise<Result> {
    const turn = lastTurn.then(action);
    lastTurn = Promise.allSettled([turn]);
    return turn;
  }

  return {
    start: run,
    mode: () => mode,
    setMode: (nextMode) => inTurn(() => changeTo(nextMode)),
    stop: () =>
      inTurn(async () => {
        await running?.stop();
        running = null;
      }),
  };
}
