import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRinging, NOW_MS } from '../attention/testing/build-ringing';
import {
  ALL,
  type AlertFilter,
  filterQuery,
  isListed,
  KINDS,
  parseFilter,
  requestQuery,
  SEVERITIES,
  STATES,
} from './alert-filter';

const filters = fc.record<AlertFilter>({
  state: fc.constantFrom(...STATES),
  sensorId: fc.option(fc.string({ minLength: 1 })),
  group: fc.option(fc.string({ minLength: 1 })),
  kind: fc.option(fc.constantFrom(...KINDS)),
  severity: fc.option(fc.constantFrom(...SEVERITIES)),
  acknowledged: fc.option(fc.boolean()),
  fromMs: fc.option(fc.integer({ min: 0, max: NOW_MS })),
  toMs: fc.option(fc.integer({ min: 0, max: NOW_MS })),
});

describe('which alerts are listed', () => {
  it('[PG250] stands in the address, and is read back from it', () => {
    expect(filterQuery(ALL)).toBe('');
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(new URLSearchParams(filterQuery(filter)))).toEqual(filter);
      }),
    );
  });

  it('[PG250] is all of them by an address that names nothing known', () => {
    const nonsense = 'state=x&kind=y&severity=z&acknowledged=maybe&from=1&to=yesterday&sensor=&group=';
    expect(parseFilter(new URLSearchParams(nonsense))).toEqual(ALL);
  });

  it('[PG250] is asked of the server in its own words', () => {
    const filter = {
      ...ALL,
      state: 'ended',
      sensorId: 'Freezer 2',
      group: 'Cellar',
      acknowledged: false,
      fromMs: 5,
    } as const;
    expect(requestQuery(filter, { limit: 50, cursor: 'abc' })).toBe(
      'state=ended&sensorId=Freezer+2&group=Cellar&acknowledged=false&from=5&limit=50&cursor=abc',
    );
    expect(requestQuery({ ...ALL, kind: 'low' })).toBe('state=all&kind=low');
  });

  it('[PG250] is decided by state, sensor, group, kind, severity, acknowledgement and time', () => {
    const open = buildRinging();
    const ended = buildRinging({ endedAtMs: NOW_MS, endReason: 'back', acknowledgedAtMs: NOW_MS });
    const listed = (filter: Partial<AlertFilter>) =>
      [open, ended].map((alert) =>
        isListed(alert, { ...ALL, ...filter }, (sensorId) => (sensorId === 'fridge' ? 'Kitchen' : null)),
      );
    expect(listed({})).toEqual([true, true]);
    expect(listed({ state: 'open' })).toEqual([true, false]);
    expect(listed({ state: 'ended' })).toEqual([false, true]);
    expect(listed({ acknowledged: false })).toEqual([true, false]);
    expect(listed({ sensorId: 'other' })).toEqual([false, false]);
    expect(listed({ group: 'Kitchen' })).toEqual([true, true]);
    expect(listed({ group: 'Cellar' })).toEqual([false, false]);
    expect(listed({ kind: 'low' })).toEqual([false, false]);
    expect(listed({ severity: 'warning' })).toEqual([false, false]);
    expect(listed({ fromMs: NOW_MS + 1 })).toEqual([true, false]);
    expect(listed({ toMs: open.openedAtMs })).toEqual([false, false]);
  });
});
