import type { Condition } from '../sensors/sensor-condition';

/** What can be said while no alert is open. */
export type CalmState =
  | { kind: 'all-ok'; count: number }
  | { kind: 'some-silent'; count: number; ok: number; silent: number }
  | { kind: 'unknown' };

/** Silence is not well-being, and a page that hears nothing cannot know: then neither is claimed. */
export function calmOf(conditions: readonly Condition[], isHearing: boolean): CalmState {
  if (!isHearing) return { kind: 'unknown' };
  const count = conditions.length;
  const silent = conditions.filter(({ kind }) => kind === 'silent' || kind === 'unheard').length;
  return silent === 0 ? { kind: 'all-ok', count } : { kind: 'some-silent', count, ok: count - silent, silent };
}
