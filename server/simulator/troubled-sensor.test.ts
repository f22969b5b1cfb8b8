import { expect, test } from 'vitest';
import type { RehearsalKind } from '#protocol/rehearsal';
import { createRandom } from './random';
import { sensorsOfMode } from './sensors-of-mode';
import { troubleSensor } from './troubled-sensor';

function trouble(sensorId: string, { seed = 1 } = {}) {
  const mode = sensorId === 'default' ? 'article' : 'demo';
  const sensor = sensorsOfMode(mode, seed).find((candidate) => candidate.sensorId === sensorId)!;
  const on = new Set<RehearsalKind>();
  const troubled = troubleSensor(sensor, { isOn: (what) => on.has(what), random: createRandom(9) });
  const measure = (seconds: number) => Array.from({ length: seconds }, () => troubled.measure(1000, 12));
  return { on, measure };
}

const steady = (values: readonly (number | null)[]) => values.map((value) => value ?? Number.NaN);

test.each([
  ['Fridge', 8, 15],
  ['Freezer', -10, 20],
  ['default', 40, 40],
])(
  '[SM20] with its door open %s is above %d °C after %d s for good, and back within a minute',
  (id, limit, seconds) => {
    for (let seed = 0; seed < 30; seed++) {
      const calm = trouble(id, { seed });
      calm.measure(seconds + 120);
      const { on, measure } = trouble(id, { seed });
      on.add('open-door');
      measure(seconds);
      expect(Math.min(...steady(measure(60))), `seed ${seed}`).toBeGreaterThan(limit);
      on.clear();
      measure(60);
      const [back, asEver] = steady([...measure(1), ...calm.measure(1)]);
      expect(Math.abs(back! - asEver!)).toBeLessThan(3);
    }
  },
);

test.each([
  ['Fridge', 8, 60],
  ['Freezer', -10, 100],
  ['Server room', 40, 60],
  ['Brewing vessel', 24, 60],
  ['default', 40, 75],
])(
  '[SM21] without its compressor %s warms past %d °C within %d s, and no further than its surroundings',
  (id, limit, s) => {
    for (let seed = 0; seed < 30; seed++) {
      const { on, measure } = trouble(id, { seed });
      measure(5);
      on.add('compressor-fails');
      const warming = steady(measure(s));
      if (id !== 'default') expect(warming[3]).toBeLessThan(limit);
      expect(warming.at(-1), `seed ${seed}`).toBeGreaterThan(limit);
      expect(Math.max(...steady(measure(3600)))).toBeLessThan(61);
    }
  },
);

test('[SM22] a dead sensor sends nothing, and goes on afterwards', () => {
  const { on, measure } = trouble('Outdoor');
  on.add('sensor-dies');
  expect(measure(3)).toEqual([null, null, null]);
  on.clear();
  expect(measure(1)[0]).toEqual(expect.any(Number));
});

test('[SM23] a sensor that sticks sends its first value for ever, whatever happens around it', () => {
  const { on, measure } = trouble('Fridge');
  measure(5);
  on.add('sensor-sticks');
  const [stuck] = measure(1);
  on.add('open-door');
  expect(new Set(measure(600))).toEqual(new Set([stuck]));
  on.delete('sensor-sticks');
  expect(measure(1)[0]).toBeGreaterThan(15);
});

test('[SM24] a sensor that loses its power shows 85.0: once at once, then after a pause twice, then three times', () => {
  const { on, measure } = trouble('Fridge');
  measure(5);
  on.add('shows-85');
  const losses = measure(60)
    .map((celsius) => (celsius === 85 ? '!' : '.'))
    .join('')
    .match(/^(!+)(\.{8,15})(!+)(\.{8,15})(!+)\./);
  expect([losses?.[1], losses?.[3], losses?.[5]]).toEqual(['!', '!!', '!!!']);
  on.clear();
  expect(measure(60)).not.toContain(85);
});

test('[SM28] a rehearsal draws nothing from the numbers of the sensor', () => {
  const calm = trouble('Outdoor');
  const { on, measure } = trouble('Outdoor');
  on.add('shows-85');
  measure(30);
  calm.measure(30);
  on.clear();
  expect(measure(30)).toEqual(calm.measure(30));
});
