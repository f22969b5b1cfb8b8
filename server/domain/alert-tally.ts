import type { Alert } from '#protocol/alert';
import type { BackTestSide } from '#protocol/back-test';
import type { Judgement } from './alerts/draft';

/** Alerts of one sensor: how many of which kind opened, and from when to when those that ended were open. */
export type AlertTally = { byKind: Record<string, number>; ended: (readonly [fromMs: number, toMs: number])[] };

export function createTally(): AlertTally {
  return { byKind: {}, ended: [] };
}

export function countJudgement({ byKind, ended }: AlertTally, { changes }: Judgement): void {
  for (const { alert, step } of changes) {
    if (step === null) continue;
    if (step.kind === 'opened') byKind[nameOf(alert)] = (byKind[nameOf(alert)] ?? 0) + 1;
    if (alert.endedAtMs !== null) ended.push([alert.openedAtMs, alert.endedAtMs]);
  }
}

/** Early warnings are counted by themselves. */
function nameOf({ kind, severity }: Alert): string {
  return severity === 'warning' && (kind === 'high' || kind === 'low') ? `${kind}-warning` : kind;
}

/** All of it, with those that are still `open` counted until `toMs`. Time with two open at once counts once. */
export function sumTally(
  { byKind, ended }: AlertTally,
  { open, toMs }: { open: readonly Alert[]; toMs: number },
): BackTestSide {
  const spans = [...ended, ...open.map(({ openedAtMs }) => [openedAtMs, Math.max(openedAtMs, toMs)] as const)];
  spans.sort(([a], [b]) => a - b);
  let [openMs, longestMs, reachedMs] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const [fromMs, endMs] of spans) {
    longestMs = Math.max(longestMs, endMs - fromMs);
    openMs += Math.max(0, endMs - Math.max(fromMs, reachedMs));
    reachedMs = Math.max(reachedMs, endMs);
  }
  return { alerts: Object.values(byKind).reduce((sum, count) => sum + count, 0), openMs, longestMs, byKind };
}

/** Several sensors together: the longest is the longest of any. */
export function addSides(a: BackTestSide, b: BackTestSide): BackTestSide {
  const byKind = { ...a.byKind };
  for (const [kind, count] of Object.entries(b.byKind)) byKind[kind] = (byKind[kind] ?? 0) + count;
  return {
    alerts: a.alerts + b.alerts,
    openMs: a.openMs + b.openMs,
    longestMs: Math.max(a.longestMs, b.longestMs),
    byKind,
  };
}

export const NO_ALERTS: BackTestSide = { alerts: 0, openMs: 0, longestMs: 0, byKind: {} };
