'use client';

import { useSearchParams } from 'next/navigation';

/** The group that the address names, null for all sensors, and how to name another. */
export function useWallGroup(): { group: string | null; choose(group: string | null): void } {
  const group = useSearchParams().get('group') || null;
  const choose = (next: string | null) => {
    const query = next === null ? '' : `?${new URLSearchParams({ group: next })}`;
    history.replaceState(null, '', `${location.pathname}${query}`);
  };
  return { group, choose };
}
