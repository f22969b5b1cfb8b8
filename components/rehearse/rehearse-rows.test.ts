import { describe, expect, it } from 'vitest';
import type { Rehearsal, Rehearsals } from '#protocol/rehearsal';
import { countRunning, rehearseRows } from './rehearse-rows';

const OFFERS: Rehearsals['offers'] = [
  { what: 'open-door', sensorIds: ['Fridge', 'Freezer'] },
  { what: 'feed-stops', sensorIds: [] },
];

const rehearsal = (override: Partial<Rehearsal>): Rehearsal => ({
  what: 'open-door',
  sensorId: 'Fridge',
  startedAtMs: 0,
  untilMs: null,
  ...override,
});

describe('the rows of the panel', () => {
  it('[PG190] are what can be rehearsed, with what of it runs and for how long', () => {
    const rehearsals = [
      rehearsal({ untilMs: 5000 }),
      rehearsal({ what: 'feed-stops', sensorId: null }),
      rehearsal({ sensorId: 'Freezer' }),
    ];
    const rows = rehearseRows({ offers: OFFERS, rehearsals }, 3000);
    expect(rows).toEqual([
      {
        ...OFFERS[0],
        running: [
          { sensorId: 'Fridge', leftMs: 2000 },
          { sensorId: 'Freezer', leftMs: null },
        ],
      },
      { ...OFFERS[1], running: [{ sensorId: null, leftMs: null }] },
    ]);
    expect(countRunning(rows)).toBe(3);
  });

  it('[PG190] no longer tell of what has run out since the server was asked', () => {
    const rows = rehearseRows({ offers: OFFERS, rehearsals: [rehearsal({ untilMs: 5000 })] }, 5000);
    expect(countRunning(rows)).toBe(0);
  });
});
