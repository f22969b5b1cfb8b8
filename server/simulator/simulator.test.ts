import { expect, test, vi } from 'vitest';
import type { SimulatorMode } from '#protocol/simulator';
import type { ProducedReading, RawMessage, ReadingSink } from '#server/ports';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { createSimulator } from './simulator';

const DEMO = ['Fridge', 'Freezer', 'Server room', 'Greenhouse', 'Brewing vessel', 'Outdoor', 'Boiler room'];

type HouseOptions = { mode: SimulatorMode; append?: ReadingSink['append']; roadMs?: number };

function createHouse({ mode, append, roadMs = 0 }: HouseOptions) {
  const clock = createFakeClock();
  const log = createRecordingLog();
  const taken: ProducedReading[] = [];
  const broken: RawMessage[] = [];
  const take: ReadingSink['append'] = async (readings) => void taken.push(...readings);
  const sink = {
    append: append ?? take,
    appendRaw: async (messages: readonly RawMessage[]) => void broken.push(...messages),
  };
  const simulator = createSimulator({ sink, clock, log, seed: 1, mode, roadMs });
  return { clock, log, taken, broken, simulator, ids: () => taken.map((reading) => reading.sensorId) };
}

test('[SM6] the demo sends one reading of each of its seven sensors a second', () => {
  const house = createHouse({ mode: 'demo' });
  house.simulator.start();
  house.clock.advance(1999);
  expect(house.ids()).toEqual([...DEMO, ...DEMO]);
});

test('[SM8] a sensor of the mode before sends nothing more, and the answer names it', async () => {
  const house = createHouse({ mode: 'demo' });
  house.simulator.start();
  house.clock.advance(999);
  expect(await house.simulator.setMode('article')).toEqual(DEMO);
  house.taken.length = 0;
  house.clock.advance(1999);
  expect(house.ids()).toEqual(['default', 'default']);
  expect(house.simulator.mode()).toBe('article');
});

test('[SM8] setting the mode that is on already stops nothing', async () => {
  const house = createHouse({ mode: 'demo' });
  house.simulator.start();
  expect(await house.simulator.setMode('demo')).toEqual([]);
  house.clock.advance(999);
  expect(house.ids()).toEqual(DEMO);
});

test('[SM8] off stops everything until a mode is chosen again', async () => {
  const house = createHouse({ mode: 'article' });
  house.simulator.start();
  house.clock.advance(500);
  expect(await house.simulator.setMode('off')).toEqual(['default']);
  house.clock.advance(5000);
  expect(house.ids()).toEqual(['default']);
  expect(await house.simulator.setMode('demo')).toEqual([]);
  house.clock.advance(999);
  expect(house.ids()).toEqual(['default', ...DEMO]);
});

test('[SM8] a change of mode waits for readings that are under way, but not for ever', async () => {
  let take: () => void = () => {};
  const append = () =>
    new Promise<void>((resolve) => {
      take = resolve;
    });
  const house = createHouse({ mode: 'article', append });
  house.simulator.start();
  house.clock.advance(500);
  const stopped = vi.fn();
  const answered = house.simulator.setMode('off').then(stopped);
  await vi.waitFor(() => expect(house.simulator.mode()).toBe('off'));
  expect(stopped).not.toHaveBeenCalled();
  take();
  await answered;
  expect(stopped).toHaveBeenCalledWith(['default']);

  await house.simulator.setMode('article');
  house.clock.advance(500);
  const late = house.simulator.stop();
  await vi.waitFor(() => {
    house.clock.advance(2000);
    return expect(Promise.race([late, Promise.reject(new Error('still waiting'))])).resolves.toBeUndefined();
  });
});

test('[SM8] the answer waits until what the log has taken is on the board', async () => {
  const house = createHouse({ mode: 'article', roadMs: 1000 });
  house.simulator.start();
  house.clock.advance(500);
  const stopped = vi.fn();
  void house.simulator.setMode('off').then(stopped);
  // Until the one reading under way has settled, nothing is waited for yet.
  await vi.waitFor(() => expect(house.simulator.mode()).toBe('off'));
  await new Promise(setImmediate);
  house.clock.advance(999);
  await new Promise(setImmediate);
  expect(stopped).not.toHaveBeenCalled();
  house.clock.advance(1);
  await vi.waitFor(() => expect(stopped).toHaveBeenCalledWith(['default']));
});

/** A house with a log that takes or refuses what its one sensor sends. */
function houseOnTrial() {
  const trial = { isRefusing: true, taken: [] as ProducedReading[] };
  const append: ReadingSink['append'] = async (readings) => {
    if (trial.isRefusing) throw Object.assign(new Error('no log'), { code: 'sink-unavailable' });
    trial.taken.push(...readings);
  };
  const house = createHouse({ mode: 'article', append });
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      house.clock.advance(1000);
      await new Promise(setImmediate);
    }
  };
  const warnings = () => house.log.lines.filter(({ event }) => event === 'simulator-refused').length;
  return { ...house, trial, pass, warnings };
}

test('[SM9] a log that refuses is told once, then counted, and the sensors go on', async () => {
  const { simulator, log, trial, pass, warnings } = houseOnTrial();
  trial.isRefusing = false;
  simulator.start();
  await pass(1);
  const before = trial.taken.length;
  trial.isRefusing = true;
  await pass(3);
  expect(warnings()).toBe(1);
  trial.isRefusing = false;
  await pass(1);
  expect(trial.taken).toHaveLength(before + 1);
  expect(log.lines.at(-1)).toMatchObject({ event: 'simulator-taken-again', fields: { refusedReadings: 3 } });
  expect(warnings()).toBe(1);
});

test('[SM9] a log that starts beside the sensors is no news, one that does not start is', async () => {
  const { simulator, log, trial, pass, warnings } = houseOnTrial();
  simulator.start();
  await pass(4);
  trial.isRefusing = false;
  await pass(1);
  expect(trial.taken).toHaveLength(1);
  expect(log.lines.map(({ event }) => event)).toEqual(['simulator-started']);

  const never = houseOnTrial();
  never.simulator.start();
  await never.pass(9);
  expect(never.warnings()).toBe(1);
  expect(warnings()).toBe(0);
});

test('[SM9] readings that nobody takes do not pile up', () => {
  let underWay = 0;
  const append: ReadingSink['append'] = (readings) => {
    underWay += readings.length;
    return new Promise(() => {});
  };
  const house = createHouse({ mode: 'article', append });
  house.simulator.start();
  house.clock.advance(20_000_000);
  expect(underWay).toBe(10_000);
});

test('nothing is sent before the start and after the stop', async () => {
  const house = createHouse({ mode: 'demo' });
  house.clock.advance(2000);
  expect(house.taken).toEqual([]);
  house.simulator.start();
  house.clock.advance(999);
  await house.simulator.stop();
  await house.simulator.stop();
  house.clock.advance(2000);
  expect(house.ids()).toEqual(DEMO);
});

/** A demo that runs. */
function createDemo() {
  const house = createHouse({ mode: 'demo' });
  house.simulator.start();
  house.clock.advance(999);
  house.taken.length = 0;
  return house;
}

test('[SM22] the neighbours of a dead sensor go on', () => {
  const { simulator, clock, ids } = createDemo();
  expect(simulator.rehearse({ what: 'sensor-dies', sensorId: 'Greenhouse' })).toBe('started');
  clock.advance(1000);
  expect(ids()).toEqual(DEMO.filter((sensorId) => sensorId !== 'Greenhouse'));
});

test('[SM25] while the feed stands still no sensor sends anything, and no nonsense either', () => {
  const { simulator, clock, ids, broken } = createDemo();
  simulator.rehearse({ what: 'nonsense' });
  simulator.rehearse({ what: 'feed-stops', forMs: 5000 });
  clock.advance(5000);
  expect([ids(), broken]).toEqual([[], []]);
  clock.advance(1000);
  expect(ids()).toEqual(DEMO);
});

test('[SM26] nonsense falls among the readings for a minute, and none of them is missing', () => {
  const { simulator, clock, ids, broken } = createDemo();
  simulator.rehearse({ what: 'nonsense' });
  clock.advance(60_000);
  expect(ids()).toEqual(Array.from({ length: 60 }, () => DEMO).flat());
  const fallen = broken.length;
  expect(fallen).toBeGreaterThanOrEqual(59 * 14);
  clock.advance(60_000);
  expect(broken).toHaveLength(fallen);
});

test('[SM27] an open door closes by itself after three minutes; pressed again it begins anew', () => {
  const { simulator, clock } = createDemo();
  simulator.rehearse({ what: 'open-door' });
  clock.advance(170_000);
  simulator.rehearse({ what: 'open-door' });
  clock.advance(179_000);
  expect(simulator.rehearsals().rehearsals).toMatchObject([{ what: 'open-door', sensorId: 'Fridge' }]);
  clock.advance(1000);
  expect(simulator.rehearsals().rehearsals).toEqual([]);
});

test('[SM27] a wall clock that jumps ends no rehearsal', () => {
  const { simulator, clock } = createDemo();
  simulator.rehearse({ what: 'open-door' });
  clock.setWall(clock.nowMs() + 3_600_000);
  expect(simulator.rehearsals().rehearsals).toHaveLength(1);
});

test('[SM28] the same seed and the same rehearsals give the same temperatures', () => {
  const [one, other] = [createDemo(), createDemo()];
  for (const { simulator, clock } of [one, other]) {
    simulator.rehearse({ what: 'shows-85', sensorId: 'Fridge' });
    simulator.rehearse({ what: 'nonsense' });
    clock.advance(30_000);
  }
  expect(one.taken).toEqual(other.taken);
  expect(one.broken).toEqual(other.broken);
});

test('[SM29] another mode, or none, ends what was rehearsed', async () => {
  const { simulator } = createDemo();
  simulator.rehearse({ what: 'feed-stops' });
  await simulator.setMode('article');
  expect(simulator.rehearsals().rehearsals).toEqual([]);
  expect(simulator.rehearsals().offers).toContainEqual({ what: 'open-door', sensorIds: ['default'] });
  await simulator.setMode('off');
  expect(simulator.rehearse({ what: 'nonsense' })).toEqual({ refused: 'none-runs' });
});
