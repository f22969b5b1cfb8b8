import { describe, expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint';
import { judgeBatch, resume } from './position';

const last = fingerprintOf({ offset: 9, timestampMs: 1, value: Buffer.from('a') });
const known = { next: 10, last };

describe('where to go on in a partition', () => {
  test('[KF3] unknown to us: where the group stopped, else at the start of the log', () => {
    expect(resume(null, { low: 2, high: 9, committed: 5 }).position.next).toBe(5);
    expect(resume(null, { low: 2, high: 9, committed: null }).position.next).toBe(2);
  });

  test('[KF3] a commit that did not get through does not send us back', () => {
    expect(resume(known, { low: 0, high: 20, committed: 7 })).toEqual({
      position: known,
      lostBecause: null,
      hole: null,
    });
  });

  test('[KF6] a commit beyond our place means another process read it meanwhile', () => {
    const { position, lostBecause } = resume(known, { low: 0, high: 20, committed: 15 });
    expect([position.next, lostBecause]).toEqual([15, 'read-elsewhere']);
  });

  test('[KF7] a log that ends before our place is another log', () => {
    const { position, lostBecause } = resume(known, { low: 0, high: 3, committed: null });
    expect([position.next, lostBecause]).toEqual([0, 'recreated']);
  });

  test('[KF14] a hole is what the log no longer has between our place and its start', () => {
    expect(resume(known, { low: 14, high: 20, committed: 10 }).hole).toEqual({ from: 10, to: 13 });
    expect(resume(null, { low: 14, high: 20, committed: 10 }).hole).toEqual({ from: 10, to: 13 });
    expect(resume(known, { low: 10, high: 20, committed: 10 }).hole).toBeNull();
  });
});

describe('what a batch is', () => {
  const batch = (firstOffset: number, seen = last, highWatermark = 100) =>
    judgeBatch(known, { firstOffset, highWatermark, fingerprintAt: (at) => (at >= firstOffset ? seen : null) });

  test('[KF7] it fits when our last record is still the same', () => {
    expect(batch(9)).toBe('fits');
  });

  test('[KF7] it is of another log when that record is another one, or the log ends before it', () => {
    expect(batch(9, { ...last, valueHash: 'other' })).toBe('other-log');
    expect(batch(0, last, 5)).toBe('other-log');
  });

  test('[KF7] one that begins before our last record and does not reach it went back', () => {
    const verdict = judgeBatch(known, { firstOffset: 0, highWatermark: 100, fingerprintAt: () => null });
    expect(verdict).toBe('went-back');
  });
});
