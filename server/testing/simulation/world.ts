import { createRandom } from '#server/simulator/random';
import { createFakeClock, type FakeClock } from '../fake-clock';
import { createMemoryDatabase, type MemoryDatabase } from '../memory-database';
import { createMemoryStore } from '../memory-store';
import { recordName } from '../memory-tables';
import { createRecordingLog, type RecordingLog } from '../recording-log';
import { type Chance, createChance } from './chance';
import type { CommandNotes } from './command-notes';
import { createProducer, type Producer } from './sim-log';
import { createSimProcess, type SimProcess } from './sim-process';
import { createSimTopic, type SimTopic } from './sim-topic';
import { FINE, passDoor, type Weather } from './weather';

/** What this history is about: not everything happens in each. */
export type Plot = {
  partitions: number;
  processes: number;
  log: 'plain' | 'made-again' | 'expiring' | 'compacted';
  /** `rebalancing`: partitions come and go. `spanning`: a sensor is heard on several partitions. */
  group: 'steady' | 'rebalancing' | 'spanning';
  maxSensors: number;
  gatherMs: number;
};

export type Running = SimProcess & { isAlive(): boolean; isStopping: boolean; kill(): void };

/** What a command was answered with, once it was. */
export type Command = { process: Running; isAnswered: boolean; version: number | null };

/** Everything outside the processes, and the processes. */
export type World = {
  readonly plot: Plot;
  readonly chance: Chance;
  readonly clock: FakeClock;
  readonly topic: SimTopic;
  readonly producer: Producer;
  readonly database: MemoryDatabase;
  readonly weather: Weather;
  readonly notes: CommandNotes;
  readonly log: RecordingLog;
  /** Names of what arrived on the dead-letter topic. */
  readonly deadLetters: Set<string>;
  readonly running: Set<Running>;
  commands: Command[];
  launch(): void;
  /** Lets time pass, and so many turns of the microtask queue after each timer. */
  pass(ms: number, turns: number): Promise<void>;
  turns(count: number): Promise<void>;
};

const BOARD = { windowSize: 3, defaultLimits: { high: 40, low: null } };
const NEVER = new Promise<never>(() => {});
const LOOK_MS = 200;
/** How long the database holds a session whose process is gone. */
const MISSED_AFTER_MS = 3000;

export function createWorld(seed: number): World {
  const chance = createChance(createRandom(seed));
  const plot = plotOf(chance);
  const clock = createFakeClock();
  const topic = createSimTopic(plot.partitions);
  const database = createMemoryDatabase();
  const weather: Weather = { ...FINE };
  const notes: CommandNotes = new WeakMap();
  const log = createRecordingLog();
  const deadLetters = new Set<string>();
  const running = new Set<Running>();

  function launch(): void {
    let isAlive = true;
    const alive = () => isAlive;
    const processClock = {
      ...clock,
      after: (ms: number, callback: () => void) => clock.after(ms, () => isAlive && callback()),
    };
    const hop = async () => {
      for (let turns = chance.whole(0, 3); turns > 0; turns -= 1) await null;
      if (chance.is(0.1)) await new Promise<void>((resolve) => processClock.after(chance.whole(1, 20), resolve));
      if (!isAlive) await NEVER;
    };
    const store = createMemoryStore({
      database,
      clock: processClock,
      pass: (door) => passDoor(door, { weather, clock: processClock, chance, hop }),
    });
    const process = createSimProcess({
      topic,
      clock: processClock,
      log,
      chance,
      hop,
      store,
      notes,
      gatherMs: plot.gatherMs,
      boardOptions: { ...BOARD, maxSensors: plot.maxSensors },
      isReachable: () => weather.isBrokerThere,
      isAlive: alive,
      rejections: {
        async keep(rejections) {
          await hop();
          while (!weather.isDeadLetterTopicThere) {
            await new Promise<void>((resolve) => processClock.after(LOOK_MS, resolve));
          }
          for (const rejection of rejections) {
            deadLetters.add(recordName({ ...rejection, offset: rejection.record.offset }));
          }
          await hop();
        },
      },
      accepted(batch, stored) {
        void stored.then((isStored) => {
          if (isStored && isAlive && !isIn(database, batch)) database.broken('Something acknowledged is not stored.');
        });
      },
    });
    const one: Running = {
      ...process,
      get observer() {
        return process.observer;
      },
      isAlive: alive,
      isStopping: false,
      kill() {
        isAlive = false;
        running.delete(one);
        clock.after(chance.whole(0, MISSED_AFTER_MS), () => void store.stop());
      },
    };
    running.add(one);
    one.start();
  }

  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) await null;
  };

  return {
    ...{ plot, chance, clock, topic, database, weather, notes, log, deadLetters, running, launch, turns },
    producer: createProducer({ topic, clock, chance, isSpanning: plot.group === 'spanning' }),
    commands: [],
    async pass(ms, turnsEach) {
      for (let leftMs = ms; leftMs > 0; ) {
        const stepMs = Math.min(leftMs, Math.max(1, clock.nextDueInMs() ?? leftMs));
        clock.advance(stepMs);
        leftMs -= stepMs;
        await turns(turnsEach);
      }
    },
  };
}

function plotOf(chance: Chance): Plot {
  return {
    partitions: chance.whole(1, 2),
    processes: chance.is(0.3) ? 2 : 1,
    log: chance.of(['plain', 'plain', 'plain', 'made-again', 'made-again', 'expiring', 'compacted'] as const),
    group: chance.of(['steady', 'rebalancing', 'spanning'] as const),
    maxSensors: chance.is(0.2) ? 3 : 100,
    gatherMs: chance.of([0, 250]),
  };
}

type Batch = Parameters<Parameters<typeof createSimProcess>[0]['accepted']>[0];

function isIn(database: MemoryDatabase, { readings, settings, steps, rejections }: Batch): boolean {
  const tables = database.tables();
  return (
    readings.sensorIds.every(
      (sensorId, index) =>
        tables.readings.get(sensorId)?.[(readings.ns[index] ?? 0) - 1]?.celsius === readings.celsius[index],
    ) &&
    settings.every((change) => tables.settings.includes(change)) &&
    steps.every((step) => tables.steps.includes(step)) &&
    rejections.every((one) => tables.rejections.has(recordName({ ...one, offset: one.record.offset })))
  );
}
