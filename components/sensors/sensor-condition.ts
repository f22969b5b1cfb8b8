import type { Alert } from '#protocol/alert';
import type { Point } from '#protocol/frame';
import { isPastRhythm } from './rhythm';

/** What is the matter with a sensor, heaviest first. */
export const CONDITION_KINDS = ['too-hot', 'too-cold', 'silent', 'back', 'ended-threshold', 'ok', 'unheard'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** `sinceMs`: since when, by the server's clock. */
export type Condition = { kind: ConditionKind; sinceMs: number };

/** How long an ended alert still marks its sensor, in ms. */
export const ENDED_SHOWN_MS = 60_000;

export type ConditionInput = {
  /** This sensor's alerts, ended ones too. */
  alerts: readonly Alert[];
  /** When it was last heard; null: never. */
  heardAtMs: number | null;
  /** Its latest readings, for its rhythm. */
  points: readonly Point[];
  /** Since when a silence would have been noticed at all: while nothing came in, no sensor is to blame. */
  listeningSinceMs: number;
  nowMs: number;
};

/** The heaviest that holds for one sensor. All times are the server's, epoch ms. */
export function conditionOf(input: ConditionInput): Condition {
  return open(input) ?? silent(input) ?? ended(input) ?? quiet(input);
}

/** True where somebody should look. */
export function isAbnormal({ kind }: Condition): boolean {
  return kind === 'too-hot' || kind === 'too-cold' || kind === 'silent';
}

function open({ alerts }: ConditionInput): Condition | null {
  const isOpen = ({ endedAtMs }: Alert) => endedAtMs === null;
  const crossing = alerts.find((alert) => isOpen(alert) && isCrossing(alert));
  if (crossing) return { kind: crossing.kind === 'high' ? 'too-hot' : 'too-cold', sinceMs: crossing.openedAtMs };
  const missing = alerts.find((alert) => isOpen(alert) && alert.kind === 'no-data');
  return missing ? { kind: 'silent', sinceMs: missing.sinceMs } : null;
}

function isCrossing({ kind, severity }: Alert): boolean {
  return severity === 'critical' && (kind === 'high' || kind === 'low');
}

function silent({ heardAtMs, points, listeningSinceMs, nowMs }: ConditionInput): Condition | null {
  if (heardAtMs === null) return null;
  const silenceMs = nowMs - Math.max(heardAtMs, listeningSinceMs);
  return isPastRhythm(points, silenceMs) ? { kind: 'silent', sinceMs: heardAtMs } : null;
}

function ended({ alerts, nowMs }: ConditionInput): Condition | null {
  let last: Alert | null = null;
  for (const alert of alerts) {
    if (isCrossing(alert) && (alert.endedAtMs ?? 0) >= (last?.endedAtMs ?? 0)) last = alert;
  }
  if (last === null || last.endedAtMs === null || nowMs - last.endedAtMs > ENDED_SHOWN_MS) return null;
  if (last.endReason === 'removed') return null;
  return { kind: last.endReason === 'threshold' ? 'ended-threshold' : 'back', sinceMs: last.endedAtMs };
}

function quiet({ heardAtMs }: ConditionInput): Condition {
  return { kind: heardAtMs === null ? 'unheard' : 'ok', sinceMs: heardAtMs ?? 0 };
}
