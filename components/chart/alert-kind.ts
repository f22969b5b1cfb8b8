import type { Alert } from '#protocol/alert';
import type { ChartBox } from './chart-box';

/** By what an alert on the chart is coloured: too much exposure as too hot, too little as too cold. */
export function sideOrKind(kind: Alert['kind']): string {
  return kind.replace('exposure-', '');
}

/** As far as anything is known, and now, epoch ms. */
type At = { knownMs: number; nowMs: number };

/** How far an alert is known to last, epoch ms: a silence lasts until now, all else as far as readings tell. */
export function lastsUntilMs({ kind, endedAtMs }: Alert, { knownMs, nowMs }: At): number {
  return endedAtMs ?? (kind === 'no-data' ? nowMs : knownMs);
}

/** Where an alert's bar lies within the plot, in pixels. */
export function alertSpanX(alert: Alert, { box, ...at }: At & { box: ChartBox }): { fromX: number; toX: number } {
  const fromX = Math.max(box.left, box.x(alert.openedAtMs));
  return { fromX, toX: Math.max(fromX, Math.min(box.right, box.x(lastsUntilMs(alert, at)))) };
}
