import type { AlertRules } from '#protocol/alert-rules';
import { resolveRules } from '#protocol/resolve-rules';
import type { Settings } from '#protocol/settings';
import { levelsOf } from './levels';

/** What holds for a sensor: each rule from the nearest level that says it. */
export function rulesFor(sensorId: string, settings: readonly Settings[]): AlertRules {
  return resolveRules(levelsOf(sensorId, settings));
}
