/** What is the matter with a sensor, heaviest first. */
export const CONDITION_KINDS = [
  'too-hot',
  'too-cold',
  'exposure-high',
  'exposure-low',
  'warm',
  'cold',
  'no-data',
  'fault',
  'pending',
  'recovering',
  'back-unseen',
  'back',
  'ended-threshold',
  'snoozed',
  'maintenance',
  'stale',
  'not-known',
  'ok',
  'unheard',
  'retired',
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

const ABNORMAL: ReadonlySet<ConditionKind> = new Set([
  'too-hot',
  'too-cold',
  'exposure-high',
  'exposure-low',
  'warm',
  'cold',
  'no-data',
  'fault',
  'recovering',
]);

/** True where somebody should look. */
export function isAbnormal({ kind }: { kind: ConditionKind }): boolean {
  return ABNORMAL.has(kind);
}

/** The colour of a state; none where it is quiet. */
export function toneOf(kind: ConditionKind): 'critical' | 'cold' | 'warning' | 'fault' | 'silent' | undefined {
  if (kind === 'too-hot' || kind === 'exposure-high') return 'critical';
  if (kind === 'too-cold' || kind === 'exposure-low') return 'cold';
  if (kind === 'warm' || kind === 'cold') return 'warning';
  if (kind === 'fault') return 'fault';
  return kind === 'no-data' ? 'silent' : undefined;
}

export function isHeavier(a: ConditionKind, b: ConditionKind): boolean {
  return CONDITION_KINDS.indexOf(a) < CONDITION_KINDS.indexOf(b);
}
