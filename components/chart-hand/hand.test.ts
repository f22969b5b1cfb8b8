import { describe, expect, it } from 'vitest';
import { LIVE, type Range } from '../history/range';
import { createHand } from './hand';

const nowMs = 1_800_000_000_000;
const drawn = { fromMs: nowMs - 600_000, toMs: nowMs };
const fixed = (fromMs: number, toMs: number): Range => ({ kind: 'fixed', fromMs, toMs });

function setUp() {
  const shown: Range[] = [];
  let due: (() => void) | null = null;
  const hand = createHand({
    drawn: () => drawn,
    show: (range) => shown.push(range),
    nowMs: () => nowMs,
    later(callback) {
      due = callback;
      return () => {
        due = null;
      };
    },
  });
  return { hand, shown, still: () => due?.() };
}

describe('moving the chart', () => {
  it('[PG301] is seen at once, and told once it stands still', () => {
    const { hand, shown, still } = setUp();
    for (let step = 0; step < 20; step++) hand.pan(-0.1);
    expect(hand.shown()).toMatchObject({ fromMs: nowMs - 1_800_000, toMs: nowMs - 1_200_000 });
    expect(shown).toEqual([]);
    still();
    expect(shown).toEqual([fixed(nowMs - 1_800_000, nowMs - 1_200_000)]);
  });

  it('[PG301] that changes nothing leaves it live', () => {
    const { hand, shown, still } = setUp();
    hand.pan(0.5);
    still();
    expect(hand.state().moving).toBeNull();
    expect(shown).toEqual([]);
  });

  it('[PG301] ends when the address says what it was told, not when it moved on meanwhile', () => {
    const { hand, shown, still } = setUp();
    hand.pan(-1);
    still();
    hand.pan(-1);
    hand.given(shown[0]!);
    expect(hand.shown()).toMatchObject({ toMs: nowMs - 1_200_000 });
    still();
    hand.given(shown[1]!);
    expect(hand.state().moving).toBeNull();
  });

  it('[PG301] ends when somebody chooses a range, and is not told any more', () => {
    const { hand, shown, still } = setUp();
    hand.zoom(0.5);
    hand.given({ kind: 'last', name: '24h' });
    still();
    expect(hand.shown()).toBe(drawn);
    expect(shown).toEqual([]);
  });

  it('[PG301] back to live drops zoom and selection', () => {
    const { hand, shown, still } = setUp();
    hand.select({ fromMs: 1, toMs: 2 });
    hand.zoom(0.5, nowMs - 10_000);
    hand.toLive();
    still();
    expect(hand.state()).toEqual({ moving: null, selection: null });
    expect(shown).toEqual([LIVE]);
  });

  it('[PG303] a selection can be zoomed to, and is told at once', () => {
    const { hand, shown } = setUp();
    hand.zoomTo({ fromMs: nowMs - 50_000, toMs: nowMs - 20_000 });
    expect(shown).toEqual([fixed(nowMs - 50_000, nowMs - 20_000)]);
  });
});
