import type { SimulatorMode } from '#protocol/simulator';
import type { Clock, Log, RawSink, ReadingSink, Simulator } from '#server/ports';
import { judgeWish } from './offers';
import { type Rehearsing, rehearsing } from './rehearsing';
import { type RunningSensors, startSensors } from './running-sensors';
import { randomOfSensor, sensorsOfMode } from './sensors-of-mode';

export type SimulatorOptions = {
  sink: ReadingSink & RawSink;
  clock: Clock;
  log: Log;
  /** The same seed gives the same temperatures. */
  seed: number;
  /** What `start` starts. */
  mode: SimulatorMode;
  /** How long readings taken by the log may be on their way to the board, in ms; 0 where the log waits for the board. */
  roadMs: number;
};

/** Often enough to look alive, seldom enough for every line of the picture to be read. */
const PERIOD_MS = 1000;

/** Behind the numbers that any mode's sensors draw. */
const REHEARSAL_RANDOM_FROM = 1000;

/** Invented sensors inside this process. A log that refuses their readings stops nothing. */
export function createSimulator(options: SimulatorOptions): Simulator & { start(): void } {
  const { sink, clock, log, seed, roadMs } = options;
  let mode = options.mode;
  let running: (RunningSensors & Rehearsing) | null = null;
  let lastTurn: Promise<unknown> = Promise.resolve();

  function run(): void {
    const randomOf = (index: number) => randomOfSensor(seed, REHEARSAL_RANDOM_FROM + index);
    const rehearsal = rehearsing(sensorsOfMode(mode, seed), { clock, randomOf });
    running = { ...rehearsal, ...startSensors({ ...rehearsal, periodMs: PERIOD_MS, sink, clock, log }) };
    if (mode !== 'off') log.info('simulator-started', { mode });
  }

  async function changeTo(nextMode: SimulatorMode): Promise<readonly string[]> {
    if (nextMode === mode) return [];
    mode = nextMode;
    const stopped = (await running?.stop()) ?? [];
    if (stopped.length > 0) await arrived();
    if (running !== null) run();
    return stopped;
  }

  // Whoever forgets the stopped sensors before their last readings are on the board would find them there again.
  function arrived(): Promise<void> {
    return new Promise((resolve) => (roadMs === 0 ? resolve() : void clock.after(roadMs, resolve)));
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
    rehearsals: () => ({ rehearsals: running?.book.list() ?? [], offers: running?.offers ?? [] }),
    rehearse(wish) {
      const judged = judgeWish(wish, running?.offers ?? []);
      if ('refused' in judged) return judged;
      running?.book.start(judged);
      log.info('rehearsal-started', judged);
      return 'started';
    },
    endRehearsals(which) {
      running?.book.end(which);
      log.info('rehearsals-ended', which);
    },
    stop: () =>
      inTurn(async () => {
        await running?.stop();
        running = null;
      }),
  };
}
