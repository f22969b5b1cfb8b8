import type { Condition } from '../sensors/sensor-condition';

/** What can be said while no alert is to be shown. Of `count` sensors the others are none of what is told. */
export type CalmState =
  | { kind: 'unknown' }
  | { kind: 'all-ok'; count: number }
  | { kind: 'some'; count: number; ok: number; silent: number; notKnown: number; beyond: number; maintenance: number };

/** Silence is not well-being, and a page that hears nothing cannot know: then neither is claimed. */
export function calmOf(conditions: readonly Condition[], isHearing: boolean): CalmState {
  if (!isHearing) return { kind: 'unknown' };
  const inService = conditions.filter(({ kind }) => kind !== 'retired');
  const countOf = (isOne: (condition: Condition) => boolean) => inService.filter(isOne).length;
  const silent = countOf(isUnheard);
  const notKnown = countOf((condition) => condition.isStale && !isUnheard(condition));
  const beyond = countOf(({ kind, isStale }) => kind === 'pending' && !isStale);
  const maintenance = countOf(({ kind, isStale }) => kind === 'maintenance' && !isStale);
  const count = inService.length;
  const ok = count - silent - notKnown - beyond - maintenance;
  return ok === count ? { kind: 'all-ok', count } : { kind: 'some', count, ok, silent, notKnown, beyond, maintenance };
}

function isUnheard({ kind, isSilent }: Condition): boolean {
  return isSilent || kind === 'no-data' || kind === 'unheard';
}
