import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBelieved } from '#protocol/believed';
import { createStoreDatabase, type StoreDatabase, type TestReading } from '#server/testing/store-database';
import { readExtremes } from './extremes';

const START_MS = Date.parse('2026-01-01T00:00:00Z');

const FIRST_MS = 1_800_000;
const STEP_MS = 20_000;
const LATE_MS = 3_000_000;

let database: StoreDatabase;
beforeAll(async () => {
  database = await createStoreDatabase();
});
afterAll(() => database.drop());

/** A sensor's readings in log order: how many ms after the one before each was measured, and what. */
type Log = readonly (readonly [pauseMs: number, celsius: number])[];

/** The obvious way: reading by reading, each judged by the one before it in the log. */
function plainExtremes(readings: readonly TestReading[], { fromMs, errorValues }: Asked) {
  const believed = readings
    .filter(({ celsius }, index) => isBelieved(celsius, readings[index - 1]?.celsius ?? null, errorValues))
    .filter(({ measuredAtMs }) => measuredAtMs >= fromMs)
    .map(({ celsius }) => celsius);
  return believed.length === 0 ? null : { min: Math.min(...believed), max: Math.max(...believed) };
}
type Asked = { fromMs: number; errorValues: readonly number[] };

/** Error values, what agrees with them or just does not, and what was measured. */
const aCelsius = fc.constantFrom(-127, 85, 124.98, 84.97, 85.9, 83.9, 86.1, 124, 125.9, -126.9, -55, 19, 20, 21);
// Few different ones a sensor, or what is believed of some hides that others are not.
const someCelsius = fc
  .tuple(fc.constantFrom(-127, 85, 124.98), fc.uniqueArray(aCelsius, { minLength: 1, maxLength: 2 }))
  .map(([error, others]) => fc.constantFrom(error, error, ...others));
const aLog = (pause: fc.Arbitrary<number>): fc.Arbitrary<Log> =>
  someCelsius.chain((celsius) => fc.array(fc.tuple(pause, celsius), { minLength: 40, maxLength: 250 }));
const aSteadyLog = aLog(fc.constant(50_000));
// Now and then one that was measured before the others comes late, and some are missed.
const aLateLog = aLog(fc.constantFrom(5_000, 20_000, 61_000, 61_000, 300_000, -900_000));
/** Two in a row of which the second may be believed by the first; that was measured long before, now and then. */
const aPair = fc
  .tuple(
    fc.constantFrom([85, 85.02], [85.9, 85], [84.2, 85], [20, 85], [-127, -127], [125.9, 124.98], [124, 124.98]),
    fc.constantFrom(0, 0, LATE_MS),
  )
  .map(([[first = 0, second = 0], lateMs]): Log => {
    return [
      [STEP_MS - lateMs, first],
      [STEP_MS + lateMs, second],
    ];
  });
const aBrokenLog = fc
  .tuple(fc.array(aPair, { maxLength: 1 }), fc.constantFrom(85, 124.98), fc.array(aPair, { maxLength: 1 }))
  .map(([before, error, after]): Log => {
    const broken = Array.from({ length: 240 }, (_, at) => [STEP_MS, at % 2 === 0 ? error : -127] as const);
    return [...before.flat(), ...broken, ...after.flat()];
  });

let house = 0;

async function storeHouse(logs: readonly Log[]): Promise<Map<string, TestReading[]>> {
  house += 1;
  const sensors = new Map<string, TestReading[]>();
  logs.forEach((log, index) => {
    const sensorId = `house ${house} ${index}`;
    let measuredAtMs = START_MS + FIRST_MS;
    const readings = log.map(([pauseMs, celsius], at) => {
      measuredAtMs += pauseMs;
      return { sensorId, n: at + 1, measuredAtMs, celsius };
    });
    sensors.set(sensorId, readings);
  });
  await database.store({ readings: [...sensors.values()].flat() });
  return sensors;
}

test('[HI8] extremes of sensors full of error values are what the obvious reference says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(aSteadyLog, aLateLog, aBrokenLog), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(0, FIRST_MS + STEP_MS + 1, 3_600_000, 3_645_000),
      fc.constantFrom([-127, 85], [85], [-127, 85, 124.98], [125.98, 85.02]),
      async (logs, sinceMs, errorValues) => {
        const sensors = await storeHouse(logs);
        const asked = { fromMs: START_MS + sinceMs, errorValues };
        const told = await readExtremes(database.pool, {
          ...asked,
          errorValuesOf: (sensorId) => (sensors.has(sensorId) ? errorValues : []),
        });
        for (const [sensorId, readings] of sensors) {
          const sensor = told.sensors.find((one) => one.sensorId === sensorId);
          const extremes = sensor === undefined ? null : { min: sensor.min, max: sensor.max };
          expect(extremes).toEqual(plainExtremes(readings, asked));
        }
      },
    ),
    { numRuns: 60 },
  );
});
