import type { Alert } from '#protocol/alert';

/** By what an alert on the chart is coloured: too much exposure as too hot, too little as too cold. */
export function sideOrKind(kind: Alert['kind']): string {
  return kind.replace('exposure-', '');
}

/** How far an alert is known to last, epoch ms: a silence lasts until now, all else as far as readings tell. */
export function lastsUntilMs(
  { kind, endedAtMs }: Alert,
  { knownMs, nowMs }: { knownMs: number; nowMs: number },
): number {
  return endedAtMs ?? (kind === 'no-data' ? nowMs : knownMs);
}
