import type { TimeWindow } from '../chart/live-span';
import type { KnownSpan } from './known-span';
import { rangeText } from './range';
import { type Asked, type DueInput, isDue } from './span-due';

/** One sensor's stretch of time, to be told by the server. */
export type SpanQuestion = TimeWindow & { sensorId: string };

/** Null parts: not told. */
export type SpanAnswer = {
  history: KnownSpan['history'];
  steps: KnownSpan['steps'];
  alerts: KnownSpan['alerts'] | null;
};

/** What there is to show of a range. The same object while nothing of it changed. */
export type SpanView = {
  /** All that is known of the sensor, whatever it was asked for; told last stands last. */
  spans: readonly KnownSpan[];
  /** The answer for this very range. */
  own: KnownSpan | null;
  /** True until this range was answered once, or could not be. */
  isAwaited: boolean;
  /** True while the server, being asked, cannot tell. */
  isFailing: boolean;
};

export type SpanStoreOptions = {
  ask(question: SpanQuestion, signal: AbortSignal): Promise<SpanAnswer>;
  /** The server's clock, epoch ms. */
  nowMs(): number;
  /** Called when something was told: nobody who switched ranges waits for the next look. */
  told?(): void;
};

type Entry = Asked & { sensorId: string; key: string; abort: AbortController | null };

/** Ranges kept of all sensors together: a person goes back and forth between a few. */
const MOST_ENTRIES = 40;

/** Readings ahead of the clock are taken up to so much, and shown. */
const AHEAD_MS = 5 * 60_000;

/** So that a window may slide on a while before the answer is too short. */
const ROOM = 0.05;

/** Asks for what is looked at, when it is due, and keeps what was told. */
export function createSpanStore({ ask, nowMs, told }: SpanStoreOptions) {
  const entries = new Map<string, Entry>();
  const views = new Map<string, SpanView>();

  async function fetchSpan(entry: Entry, { range, window, epoch }: DueInput): Promise<void> {
    const abort = new AbortController();
    Object.assign(entry, { abort, endedAtMs: null });
    const question = questionOf(entry.sensorId, { window, isFixed: range.kind === 'fixed' });
    const answer = await ask(question, abort.signal);
    if (entry.abort !== abort) return;
    const failures = answer.history === null ? entry.failures + 1 : 0;
    const span = withAnswer(entry.span, question, answer);
    Object.assign(entry, { abort: null, endedAtMs: nowMs(), failures, span, epoch });
    // Told last stands last.
    entries.delete(entry.key);
    entries.set(entry.key, entry);
    forgetOldest();
    views.clear();
    told?.();
  }

  function forgetOldest(): void {
    for (const [key, { abort }] of entries) {
      if (entries.size <= MOST_ENTRIES) return;
      if (abort === null) entries.delete(key);
    }
  }

  function abortOthers(sensorId: string, key: string | null): void {
    for (const entry of entries.values()) {
      if (entry.sensorId !== sensorId || entry.key === key || entry.abort === null) continue;
      entry.abort.abort();
      entry.abort = null;
      // As if it had never been asked; what was told before stays.
      if (entry.span === null) entries.delete(entry.key);
      else Object.assign(entry, { endedAtMs: 0, failures: 0 });
    }
  }

  return {
    /** Asks where that is due, and gives up what is no longer looked at of this sensor. */
    look(sensorId: string, input: DueInput): void {
      const key = keyOf(sensorId, input.range);
      abortOthers(sensorId, key);
      const known = entries.get(key);
      if (!isDue(known, input)) return;
      const entry = known ?? { sensorId, key, span: null, endedAtMs: null, failures: 0, epoch: '', abort: null };
      entries.set(key, entry);
      views.clear();
      void fetchSpan(entry, input);
    },
    /** Nobody looks at this sensor any more: what is asked of it is given up. */
    leave(sensorId: string): void {
      abortOthers(sensorId, null);
      views.clear();
    },
    view(sensorId: string, range: DueInput['range']): SpanView {
      const key = keyOf(sensorId, range);
      const known = views.get(key) ?? viewOf(entries, { sensorId, key });
      views.set(key, known);
      return known;
    },
  };
}

export type SpanStore = ReturnType<typeof createSpanStore>;

function keyOf(sensorId: string, range: DueInput['range']): string {
  return `${rangeText(range)} ${sensorId}`;
}

function questionOf(sensorId: string, { window, isFixed }: { window: TimeWindow; isFixed: boolean }): SpanQuestion {
  const { fromMs, toMs } = window;
  if (isFixed) return { sensorId, fromMs, toMs };
  return { sensorId, fromMs: Math.floor(fromMs - (toMs - fromMs) * ROOM), toMs: Math.ceil(toMs + AHEAD_MS) };
}

// What could not be told this time is kept as it was told before.
function withAnswer(known: KnownSpan | null, { fromMs, toMs }: TimeWindow, answer: SpanAnswer): KnownSpan | null {
  if (answer.history === null) return known;
  return {
    fromMs,
    toMs,
    history: answer.history,
    steps: answer.steps ?? known?.steps ?? null,
    alerts: answer.alerts ?? known?.alerts ?? [],
  };
}

function viewOf(entries: ReadonlyMap<string, Entry>, { sensorId, key }: { sensorId: string; key: string }): SpanView {
  const spans = [...entries.values()].flatMap((entry) => (entry.sensorId === sensorId ? (entry.span ?? []) : []));
  const entry = entries.get(key);
  return {
    spans,
    own: entry?.span ?? null,
    isAwaited: entry === undefined || (entry.span === null && entry.failures === 0),
    isFailing: (entry?.failures ?? 0) > 0,
  };
}
