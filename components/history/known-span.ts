import type { Alert } from '#protocol/alert';
import type { History, ThresholdStep } from '#protocol/history';
import type { TimeWindow } from '../chart/live-span';

/** What the server told of one sensor's stretch of time. Null: not told (yet). */
export type KnownSpan = TimeWindow & {
  history: History | null;
  steps: readonly ThresholdStep[] | null;
  alerts: readonly Alert[];
};

/** What shows at least this part of what the best shows is as good, and may be finer. */
const AS_GOOD = 0.8;

/** The answer for the window itself is left only for what shows clearly more of it. */
const OWN_IS_BEST = 0.95;

/**
 * Of what is known of a sensor, the best to show a window with: its own answer, else the finest of what shows most of
 * it; of two alike the one told later.
 */
export function bestKnown(
  { spans, own }: { spans: readonly KnownSpan[]; own: KnownSpan | null },
  window: TimeWindow,
): KnownSpan | null {
  const told = spans.filter(({ history }) => history !== null);
  const most = Math.max(0, ...told.map((span) => sharedMs(span, window)));
  if (most === 0) return null;
  if (own?.history && sharedMs(own, window) >= OWN_IS_BEST * most) return own;
  const good = told.filter((span) => sharedMs(span, window) >= AS_GOOD * most);
  return good.reduce((best, span) => (stepOf(span) <= stepOf(best) ? span : best));
}

function stepOf({ history }: KnownSpan): number {
  return history?.stepMs ?? 0;
}

function sharedMs(a: TimeWindow, b: TimeWindow): number {
  return Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs);
}

/** The threshold's steps of the range itself, else those that reach farthest back. */
export function bestSteps({ spans, own }: { spans: readonly KnownSpan[]; own: KnownSpan | null }): KnownSpan['steps'] {
  if (own?.steps) return own.steps;
  const told = spans.filter(({ steps }) => steps !== null);
  return (
    told.reduce<KnownSpan | null>((best, span) => (best && best.fromMs <= span.fromMs ? best : span), null)?.steps ??
    null
  );
}
