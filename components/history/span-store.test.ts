import { describe, expect, it } from 'vitest';
import { LIVE, type Range } from './range';
import { createSpanStore, type SpanAnswer, type SpanQuestion, type SpanStore } from './span-store';
import { buildHistory } from './testing/build-history';

const DAY: Range = { kind: 'last', name: '24h' };
const DAY_MS = 86_400_000;
const window = { fromMs: 10 * DAY_MS, toMs: 11 * DAY_MS };
const told: SpanAnswer = { history: buildHistory({ throughN: 7 }), steps: [], alerts: [] };
const untold: SpanAnswer = { history: null, steps: null, alerts: null };

/** A server that answers when it is told to. */
function createTest() {
  const asked: { question: SpanQuestion; signal: AbortSignal; answer(answer: SpanAnswer): Promise<void> }[] = [];
  let nowMs = window.toMs;
  const tellings: (SpanAnswer['history'] | undefined)[] = [];
  const store: SpanStore = createSpanStore({
    told: () => tellings.push(store.view('fridge', DAY).own?.history),
    nowMs: () => nowMs,
    ask: (question, signal) =>
      new Promise((resolve) => {
        const answer = async (value: SpanAnswer) => {
          resolve(value);
          await Promise.resolve();
        };
        asked.push({ question, signal, answer });
      }),
  });
  return {
    asked,
    store,
    tellings,
    pass: (ms: number) => {
      nowMs += ms;
    },
    look: (range: Range, sensorId = 'fridge') =>
      store.look(sensorId, { range, window, sensor: undefined, epoch: 'a', nowMs }),
  };
}

describe('what was told of a range', () => {
  it('[PG106] is asked for once while the answer is out, with room to slide on', () => {
    const { look, asked } = createTest();
    look(DAY);
    look(DAY);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.question.fromMs).toBeLessThan(window.fromMs);
    expect(asked[0]?.question.toMs).toBe(window.toMs + 300_000);
  });

  it('[PG53] is said to be there the moment it is', async () => {
    const { look, asked, tellings } = createTest();
    look(DAY);
    expect(tellings).toEqual([]);
    await asked[0]!.answer(told);
    expect(tellings).toEqual([told.history]);
  });

  it('[PG107] stays in sight while another range is asked for', async () => {
    const { look, asked, store } = createTest();
    look(DAY);
    await asked[0]!.answer(told);
    look(LIVE);
    const view = store.view('fridge', LIVE);
    expect(view).toMatchObject({ own: null, isAwaited: true, isFailing: false });
    expect(view.spans.map(({ history }) => history)).toEqual([told.history]);
  });

  it('[PG107] is the same object while nothing of it changed', async () => {
    const { look, asked, store } = createTest();
    look(DAY);
    const before = store.view('fridge', DAY);
    expect(store.view('fridge', DAY)).toBe(before);
    await asked[0]!.answer(told);
    expect(store.view('fridge', DAY)).not.toBe(before);
    expect(store.view('fridge', DAY)).toMatchObject({ isAwaited: false, own: { history: told.history } });
  });

  it('[PG107] what is no longer looked at is given up, and asked for again when it is', async () => {
    const { look, asked, store } = createTest();
    look(DAY);
    look(LIVE);
    expect(asked[0]!.signal.aborted).toBe(true);
    await asked[0]!.answer(told);
    expect(store.view('fridge', DAY).own).toBeNull();
    look(DAY);
    expect(asked).toHaveLength(3);
  });

  it('[PG433] sensors shown together do not give up each other, one that is left is given up', async () => {
    const { look, asked, store } = createTest();
    look(DAY, 'fridge');
    look(DAY, 'freezer');
    look(DAY, 'fridge');
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false]);
    store.leave('freezer');
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true]);
    look(DAY, 'freezer');
    expect(asked).toHaveLength(3);
  });

  it('[PG108] stays while the server cannot tell more, and is asked for again', async () => {
    const { look, asked, store, pass } = createTest();
    look(DAY);
    await asked[0]!.answer(told);
    pass(600_000);
    look(DAY);
    await asked[1]!.answer(untold);
    expect(store.view('fridge', DAY)).toMatchObject({
      isFailing: true,
      isAwaited: false,
      own: { history: told.history },
    });
    pass(2_000);
    look(DAY);
    await asked[2]!.answer(told);
    expect(store.view('fridge', DAY).isFailing).toBe(false);
  });

  it('[PG107] is of its sensor alone', async () => {
    const { look, asked, store } = createTest();
    look(DAY);
    await asked[0]!.answer(told);
    expect(store.view('freezer', DAY).spans).toEqual([]);
  });
});
