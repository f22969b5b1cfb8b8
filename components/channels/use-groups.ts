'use client';

import { useEffect, useState } from 'react';
import type { Settings } from '#protocol/settings';
import { request } from '../live/request';

/** Names of all groups that sensors are in. */
export function useGroups(): readonly string[] {
  const [groups, setGroups] = useState<readonly string[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    void request<{ settings: Settings[] }>('/api/settings', { method: 'GET', signal: stop.signal }).then((result) => {
      if (result.ok) setGroups(groupsOf(result.value.settings));
    });
    return () => stop.abort();
  }, []);
  return groups;
}

function groupsOf(settings: readonly Settings[]): string[] {
  const names = settings.map(({ scope, id, details }) => (scope === 'group' ? id : (details?.group ?? null)));
  return [...new Set(names.filter((name) => name !== null))].sort();
}
