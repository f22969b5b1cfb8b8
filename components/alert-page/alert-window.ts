import type { Alert } from '#protocol/alert';
import type { Range } from '../history/range';
import { alertSpan } from './alert-figures';

/** So much of the span on either side, within limits, shows what it came from and what it came to. In ms. */
const MARGIN = 0.25;
const MARGIN_MS = { least: 5 * 60_000, most: 24 * 3_600_000 };

/**
 * What the chart of an alert spans: all of it with a margin. While the alert is open it ends a little ahead of now and
 * moves in steps, so that it stands still between them.
 */
export function alertWindow(alert: Alert, nowMs: number): Range & { kind: 'fixed' } {
  const { fromMs, toMs } = alertSpan(alert, nowMs);
  const marginMs = Math.min(MARGIN_MS.most, Math.max(MARGIN_MS.least, (toMs - fromMs) * MARGIN));
  const startMs = Math.floor(fromMs - marginMs);
  if (alert.endedAtMs !== null) return { kind: 'fixed', fromMs: startMs, toMs: Math.ceil(toMs + marginMs) };
  // In powers of two, so that the margin before does not move with every step either.
  const stepMs = MARGIN_MS.least * 2 ** Math.max(0, Math.ceil(Math.log2((toMs - fromMs) / (4 * MARGIN_MS.least))));
  return {
    kind: 'fixed',
    fromMs: fromMs - Math.min(stepMs, MARGIN_MS.most),
    toMs: Math.ceil((toMs + 1) / stepMs) * stepMs,
  };
}
