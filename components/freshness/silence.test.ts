import { expect, it } from 'vitest';
import { newSensor } from '../live/live-sensor';
import { INITIAL_STATE, type LiveState } from '../live/live-state';
import { buildFeed } from '../live/testing/build';
import type { Conditions } from '../sensors/condition-watch';
import { type Condition, UNHEARD } from '../sensors/sensor-condition';
import { newestMeasuredMs, silenceOf, silentSinceMs } from './silence';

const NOW_MS = 1_800_000_000_000;
const AGO_MS = NOW_MS - 120_000;

const OK: Condition = { ...UNHEARD, kind: 'ok' };
const STALE: Condition = { ...UNHEARD, kind: 'stale', isStale: true, isSilent: true };
const NOT_KNOWN: Condition = { ...UNHEARD, kind: 'not-known', isStale: true };

function conditions(...list: Condition[]): Conditions {
  return new Map(list.map((condition, index) => [`s${index}`, condition]));
}

function heard(parts: Partial<LiveState> = {}): LiveState {
  const sensor = newSensor({ sensorId: 's0', threshold: null, firstN: 1, recent: [[AGO_MS, 4, null]] });
  const sensors = new Map([['s0', sensor]]);
  return { ...INITIAL_STATE, link: 'online', feed: buildFeed(), sensors, lastReadingAtMs: AGO_MS, ...parts };
}

const since = (state: LiveState, ...list: Condition[]) => silentSinceMs(state, NOW_MS, () => conditions(...list));

it('[PG342] where all sensors in use are silent, nothing has come in since the last reading', () => {
  expect(since(heard(), STALE, STALE)).toBe(AGO_MS);
  expect(since(heard(), { ...OK, kind: 'no-data' })).toBe(AGO_MS);
  // Too hot when it was last heard.
  expect(since(heard(), { ...STALE, kind: 'too-hot' })).toBe(AGO_MS);
});

it('[PG342] one that is heard is enough, also one whose rhythm is slow', () => {
  expect(since(heard(), STALE, OK)).toBeNull();
});

it('[PG342] a reading of the last minute is enough, of whatever time it tells', () => {
  expect(since(heard({ lastReadingAtMs: NOW_MS - 60_000 }), STALE)).toBeNull();
});

it('[PG342] retired sensors, and those never heard, are not missed', () => {
  const retired: Condition = { ...STALE, kind: 'retired' };
  expect(since(heard(), STALE, retired, UNHEARD)).toBe(AGO_MS);
  expect(since(heard(), OK, retired)).toBeNull();
  expect(since(heard(), retired)).toBeNull();
});

it('[PG342] where the server has heard nothing since its start, the last that was measured counts', () => {
  expect(since(heard({ lastReadingAtMs: null }), STALE)).toBe(AGO_MS);
});

it('[PG342] readings that came before any sensor was forgotten are missed, too', () => {
  expect(since(heard({ sensors: new Map() }))).toBe(AGO_MS);
  expect(since(heard({ sensors: new Map(), lastReadingAtMs: null }))).toBeNull();
});

it('[PG342] while the server is not heard nobody knows', () => {
  expect(since(heard({ link: 'offline' }), STALE)).toBeNull();
  expect(since(heard({ feed: null }), STALE)).toBeNull();
});

it('[PG343] the silent are told from those in use', () => {
  expect(silenceOf(conditions(OK, STALE, UNHEARD))).toEqual({ inUse: 2, silentIds: ['s1'], notKnown: 0 });
});

it('[PG485] one that nobody could hear is not silent, whatever it was when it was last heard', () => {
  const hot: Condition = { ...NOT_KNOWN, kind: 'too-hot' };
  const silence = silenceOf(conditions(STALE, NOT_KNOWN, hot, { ...NOT_KNOWN, kind: 'no-data' }, OK));
  expect(silence).toEqual({ inUse: 5, silentIds: ['s0', 's3'], notKnown: 2 });
  expect(since(heard(), STALE, NOT_KNOWN)).toBeNull();
});

it('[PG343] a reading from ahead of the clock was measured by now', () => {
  const sensor = newSensor({ sensorId: 'a', threshold: null, firstN: 1, recent: [[NOW_MS + 5_000, 4, null]] });
  expect(newestMeasuredMs(new Map([['a', sensor]]), NOW_MS)).toBe(NOW_MS);
  expect(newestMeasuredMs(new Map(), NOW_MS)).toBeNull();
});
