import { describe, expect, it } from 'vitest';
import { type Attention, nextAttention } from './attention';

const NOBODY = new Set<string>();
const both = ['freezer', 'oven'];

const look = (attention: Attention, nowMs: number, change: { abnormal?: string[]; held?: string[] } = {}) =>
  nextAttention(attention, {
    sensorIds: both,
    abnormal: new Set(change.abnormal ?? []),
    held: new Set(change.held ?? []),
    nowMs,
  });

describe('needs attention', () => {
  it('[PG52] begins at once and lasts until a minute after the sensor is normal', () => {
    const hot = look(new Map(), 0, { abnormal: ['oven'] });
    expect([...hot.keys()]).toEqual(['oven']);
    expect([...look(hot, 59_999).keys()]).toEqual(['oven']);
    expect([...look(hot, 60_000).keys()]).toEqual([]);
  });

  it('[PG52] neither begins nor ends for a sensor under the pointer', () => {
    expect([...look(new Map(), 0, { abnormal: ['oven'], held: ['oven'] }).keys()]).toEqual([]);
    const hot = look(new Map(), 0, { abnormal: ['oven'] });
    const held = look(hot, 90_000, { held: ['oven'] });
    expect([...held.keys()]).toEqual(['oven']);
    expect([...look(held, 90_001).keys()]).toEqual([]);
  });

  it('[PG52] forgets a sensor that is gone', () => {
    const hot = look(new Map(), 0, { abnormal: ['oven'] });
    const input = { sensorIds: ['freezer'], abnormal: NOBODY, held: NOBODY, nowMs: 1 };
    expect([...nextAttention(hot, input).keys()]).toEqual([]);
  });
});
