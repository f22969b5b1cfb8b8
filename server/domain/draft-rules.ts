import type { AlertRules, RulesPatch } from '#protocol/alert-rules';
import { resolveRules } from '#protocol/resolve-rules';
import type { SensorSettings, Settings } from '#protocol/settings';
import { patchRules } from './change-settings';

/** What would hold for a sensor if it said this for itself, too; a field of null goes back to what is inherited. */
export function draftRules(
  { own }: SensorSettings,
  { patch, levels }: { patch: RulesPatch; levels: readonly Settings[] },
): AlertRules {
  const { version, changedAtMs, changedBy } = own;
  const sensor = patchRules(own.rules, patch, { version, changedAtMs, changedBy });
  const rulesAt = (scope: Settings['scope'], id: string | null) =>
    levels.find((level) => level.scope === scope && level.id === id)?.rules ?? {};
  return resolveRules({ all: rulesAt('all', ''), group: rulesAt('group', own.details?.group ?? null), sensor });
}
