import { describe, expect, it } from 'vitest';
import { lacksLeft, NO_RECORDINGS, offBoard, recordingOf, withPage } from './recordings';

const attic = { sensorId: 'attic', fromMs: 1, toMs: 2, readings: 3 };
const cellar = { ...attic, sensorId: 'cellar' };
const first = withPage(NO_RECORDINGS, { sensors: [attic], next: 'b' }, { isFirst: true });

describe('recorded sensors', () => {
  it('[PG114] are told page by page', () => {
    const all = withPage(first, { sensors: [cellar], next: null }, { isFirst: false });
    expect(all.sensors).toEqual([attic, cellar]);
    expect(withPage(all, { sensors: [cellar], next: null }, { isFirst: true }).sensors).toEqual([cellar]);
  });

  it('[PG114] are not those on the board', () => {
    expect(offBoard(first, new Set(['attic']))).toEqual([]);
  });

  it('[PG114] stay while the server cannot tell', () => {
    expect(withPage(first, null, { isFirst: true })).toEqual({ ...first, state: 'untold' });
  });

  it('[PG114] are asked for again while one that just left the board is not among them', () => {
    const all = { ...first, next: null };
    expect(lacksLeft(all, ['attic'])).toBe(false);
    expect(lacksLeft(all, ['attic', 'cellar'])).toBe(true);
    expect(lacksLeft({ ...all, state: 'untold' }, ['cellar'])).toBe(false);
  });

  it('[PG115] a sensor is said to be unknown only when all were told', () => {
    expect(recordingOf(NO_RECORDINGS, 'attic')).toBe('asking');
    expect(recordingOf(withPage(NO_RECORDINGS, null, { isFirst: true }), 'attic')).toBe('untold');
    expect(recordingOf(first, 'attic')).toBe(attic);
    expect(recordingOf(first, 'cellar')).toBe('asking');
    expect(recordingOf({ ...first, next: null }, 'cellar')).toBe('none');
  });
});
