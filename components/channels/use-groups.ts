'use client';

import { useSettings } from '../live/use-settings';
import { groupNames } from '../setup/levels';

/** Names of all groups that sensors are in or that say something. */
export function useGroups(): readonly string[] {
  return groupNames(useSettings());
}
