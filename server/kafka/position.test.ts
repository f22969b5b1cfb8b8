import { describe, expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint';
import { judgeBatch, type Position, reaches, readingStart, resume } from './position';

const last = fingerprintOf({ offset: 9, timestampMs: 1, value: Buffer.from('a') });
const place = { next: 10, last };
const known: Position = { next: 10, last, readFrom: 10 };
const resumed: Position = { next: 10, last, readFrom: 9 };

describe('where to go on in a partition', () => {
  test('[KF3] where the store stands, with its last record read once more, whatever the group committed', () => {
    const resumption = resume(place, { low: 0, high: 20, committed: 7 });
    expect(resumption).toEqual({ position: resumed, noticed: null });
    expect(readingStart(resumption.position)).toBe(9);
    expect(resume(place, { low: 0, high: 20, committed: null }).position.next).toBe(10);
  });

  test('[KF3] at the start of the log where the store never read it', () => {
    const start = { position: { next: 2, last: null, readFrom: 2 }, noticed: null };
    expect(resume(null, { low: 2, high: 9, committed: 5 })).toEqual(start);
    expect(resume({ next: null, last: null }, { low: 2, high: 9, committed: 5 })).toEqual(start);
  });

  test('[KF7] a log that ends before our place is another log', () => {
    const { position, noticed } = resume(place, { low: 1, high: 3, committed: null });
    expect(position).toEqual({ next: 1, last: null, readFrom: 1 });
    expect(noticed).toEqual({ kind: 'topic-recreated', fromOffset: 10, toOffset: 3 });
  });

  test('[KF14] what the log no longer has between our place and its start has expired', () => {
    const { position, noticed } = resume(place, { low: 14, high: 20, committed: 10 });
    expect(noticed).toEqual({ kind: 'messages-expired', fromOffset: 10, toOffset: 13 });
    expect([position.next, readingStart(position)]).toEqual([10, 14]);
    expect([reaches(position, 14), reaches(position, 15)]).toEqual([true, false]);
  });

  test('[KF14] a last record that is gone is not missed where our place is still there', () => {
    const { position, noticed } = resume(place, { low: 10, high: 20, committed: 10 });
    expect([readingStart(position), noticed]).toEqual([10, null]);
  });

  test('[KF18] a commit beyond our place means an older copy of the database; the place is the truth', () => {
    const { position, noticed } = resume(place, { low: 0, high: 20, committed: 15 });
    expect(position).toEqual(resumed);
    expect(noticed).toEqual({ kind: 'database-restored', fromOffset: 10, toOffset: 14 });
  });

  test('[KF18] a commit beyond the end of the log is one of another log, and says nothing', () => {
    expect(resume(place, { low: 0, high: 20, committed: 21 }).noticed).toBeNull();
  });
});

describe('what a batch is', () => {
  const batch = (fetchedOffset: number, seen = last, highWatermark = 100) =>
    judgeBatch(known, {
      fetchedOffset,
      firstOffset: fetchedOffset,
      highWatermark,
      fingerprintAt: (at) => (at >= fetchedOffset ? seen : null),
    });

  test('[KF7] it fits when our last record is still the same', () => {
    expect(batch(9)).toBe('fits');
  });

  test('[KF7] it is of another log when that record is another one, or the log ends before it', () => {
    expect(batch(9, { ...last, valueHash: 'other' })).toBe('other-log');
    expect(batch(0, last, 5)).toBe('other-log');
  });

  test('[KF7] one that begins before our last record and does not reach it went back', () => {
    const facts = { fetchedOffset: 0, firstOffset: 0, highWatermark: 100, fingerprintAt: () => null };
    expect(judgeBatch(known, facts)).toBe('went-back');
  });

  test('[KF19] one that was asked for from beyond our place leaves something out', () => {
    expect([batch(10), batch(11)]).toEqual(['fits', 'ahead']);
  });

  test('[KF19] a gap in a batch that was asked for from our place means nothing', () => {
    const facts = { fetchedOffset: 10, firstOffset: 50, highWatermark: 100, fingerprintAt: () => null };
    expect(judgeBatch(known, facts)).toBe('fits');
  });

  test('[KF7] after a resumption nothing fits before our last record was compared', () => {
    const facts = { fetchedOffset: 10, firstOffset: 10, highWatermark: 100, fingerprintAt: () => null };
    expect(judgeBatch(resumed, facts)).toBe('not-compared');
    expect(judgeBatch(resumed, { ...facts, fetchedOffset: 9, firstOffset: 9, fingerprintAt: () => last })).toBe('fits');
    expect(judgeBatch(resumed, { ...facts, fetchedOffset: 9, firstOffset: 12 })).toBe('fits');
  });
});
