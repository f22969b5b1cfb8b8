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

/** Of what is known of a sensor, the finest of what shows most of a window; of two alike the one told later. */
export function bestKnown(spans: readonly KnownSpan[], window: TimeWindow): KnownSpan | null {
  const told = spans.filter(({ history }) => history !== null);
  const most = Math.max(0, ...told.map((span) => sharedMs(span, window)));
  if (most === 0) return null;
  const good = told.filter((span) => sharedMs(span, window) >= AS_GOOD * most);
  return good.reduce((best, span) => (stepOf(span) <= stepOf(best) ? span : best));
}

function stepOf({ history }: KnownSpan): number {
  return history?.stepMs ?? 0;
}

function sharedMs(a: TimeWindow, b: TimeWindow): number {
  return Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs);
}
