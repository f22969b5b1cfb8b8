import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { RulesPatch } from '#protocol/alert-rules';
import { createRandom } from '#server/simulator/random';
import { anAlertBoard, nameOf } from '#server/testing/alert-board';

/** Rules with all four limits; times in seconds. */
type Rules = { lasting: number; stayBack: number; margin: number };
/** Readings at whole seconds, in order. */
type Readings = readonly (readonly [second: number, celsius: number])[];
type Episode = { name: string; opened: number; ended: number | null };

const LIMITS = { high: 40, 'high warning': 35, low: 10, 'low warning': 15 } as const;
type Name = keyof typeof LIMITS;

function patchOf({ lasting, stayBack, margin }: Rules): RulesPatch {
  return {
    limits: { high: LIMITS.high, low: LIMITS.low },
    warning: { high: LIMITS['high warning'], low: LIMITS['low warning'] },
    lastingMs: lasting * 1000,
    stayBackMs: stayBack * 1000,
    clearMarginCelsius: margin,
    noData: { isOn: false, afterMs: null },
  };
}

/** The obvious way: open once it was beyond in each of so many seconds, ended once it was back in each of so many. */
function episodesOf(readings: Readings, { lasting, stayBack, margin }: Rules): Episode[] {
  const [first, last] = [readings[0]?.[0] ?? 0, readings.at(-1)?.[0] ?? -1];
  const values = new Map<number, number>();
  let next = 0;
  for (let second = first; second <= last; second += 1) {
    if (readings[next]?.[0] === second) next += 1;
    values.set(second, readings[next - 1]?.[1] as number);
  }
  const everySecond = (from: number, to: number, holds: (celsius: number) => boolean) => {
    for (let second = from; second <= to; second += 1) if (second < first || !holds(values.get(second)!)) return false;
    return true;
  };
  const episodes: Episode[] = [];
  for (const name of Object.keys(LIMITS) as Name[]) {
    const excess = (celsius: number) => (name.startsWith('high') ? celsius - LIMITS[name] : LIMITS[name] - celsius);
    let open: Episode | null = null;
    for (let second = first; second <= last; second += 1) {
      if (open === null && everySecond(second - lasting, second, (celsius) => excess(celsius) > 0)) {
        open = { name, opened: second, ended: null };
        episodes.push(open);
      } else if (
        open !== null &&
        everySecond(second - stayBack, second, (celsius) => excess(celsius) <= -margin && excess(celsius) <= 0)
      ) {
        open.ended = second;
        open = null;
      }
    }
  }
  return episodes.sort(byTime);
}

const byTime = (a: Episode, b: Episode) => a.opened - b.opened || (a.name < b.name ? -1 : 1);

function toEpisodes(alerts: Iterable<Alert>, startMs: number): Episode[] {
  const second = (ms: number) => (ms - startMs) / 1000;
  return Array.from(alerts, (alert) => ({
    name: nameOf(alert),
    opened: second(alert.openedAtMs),
    ended: alert.endedAtMs === null ? null : second(alert.endedAtMs),
  })).sort(byTime);
}

const someRules = fc.record({
  lasting: fc.constantFrom(0, 0, 1, 5, 20),
  stayBack: fc.constantFrom(0, 0, 1, 5, 20),
  margin: fc.constantFrom(0, 0.5, 3),
});
/** Near the limits more often than not, exactly on them too. */
const aCelsius = fc.oneof(fc.integer({ min: 5, max: 45 }), fc.constantFrom(10, 12, 15, 35, 36, 37, 40, 41));
const someReadings = fc
  .array(fc.tuple(fc.constantFrom(1, 1, 2, 3, 7, 30), aCelsius), { minLength: 1, maxLength: 60 })
  .map((steps): Readings => {
    let second = 0;
    return steps.map(([pause, celsius]) => {
      second += pause;
      return [second, celsius] as const;
    });
  });

/** Ticks between the readings, `ticks` of each pause from its beginning (0) to its end (1). */
function run(readings: Readings, rules: Rules, ticks: readonly number[] = []) {
  const made = anAlertBoard(patchOf(rules));
  readings.forEach(([second, celsius], index) => {
    made.read(second, celsius);
    const pause = (readings[index + 1]?.[0] ?? second) - second;
    for (const share of ticks) if (pause > 0) made.tick(second + share * pause);
  });
  return made;
}

describe('timers of limits', () => {
  it('[AL12] [AL13] [AL14] open and end what the obvious reference says, and when', () => {
    fc.assert(
      fc.property(someReadings, someRules, (readings, rules) => {
        const made = run(readings, rules);
        expect(toEpisodes(made.alerts.values(), made.at(0))).toEqual(episodesOf(readings, rules));
      }),
      { numRuns: 400 },
    );
  });

  it('[AL18] ticks between readings change nothing of what opens and ends, and when', () => {
    const ticks = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }).map((all) => all.sort());
    fc.assert(
      fc.property(someReadings, someRules, ticks, (readings, rules, shares) => {
        const [still, ticking] = [run(readings, rules), run(readings, rules, shares)];
        expect(Object.fromEntries(ticking.alerts)).toEqual(Object.fromEntries(still.alerts));
      }),
      { numRuns: 300 },
    );
  });

  it('[AL12] [AL14] a hundred sensors flap for ten minutes: none opens before its time, none is missed', () => {
    const rules = { lasting: 20, stayBack: 10, margin: 1 };
    const made = anAlertBoard(patchOf(rules));
    const random = createRandom(7);
    const readings = new Map<string, [number, number][]>();
    const celsius = new Map<string, number>();
    for (let second = 0; second < 600; second += 1) {
      for (let index = 0; index < 100; index += 1) {
        const sensorId = `s${index}`;
        const center = index % 2 === 0 ? LIMITS.high : LIMITS.low;
        const pull = (center - (celsius.get(sensorId) ?? center)) / 60;
        const value = (celsius.get(sensorId) ?? center) + pull + (random() - 0.5) * 1.5;
        celsius.set(sensorId, value);
        readings.set(sensorId, [...(readings.get(sensorId) ?? []), [second, value]]);
        made.read(second, value, { sensorId });
      }
      made.tick(second + 0.5);
    }
    const opened = [...made.alerts.values()];
    expect(opened.length).toBeGreaterThan(200);
    for (const [sensorId, own] of readings) {
      const alerts = opened.filter((alert) => alert.sensorId === sensorId);
      expect(toEpisodes(alerts, made.at(0))).toEqual(episodesOf(own, rules));
    }
  });
});
