'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { filterQuery, parseFilter, type RejectedFilter } from './rejected-filter';

/** The filter of the address, and how to change parts of it. The same object while it is the same. */
export function useRejectedFilter(): { filter: RejectedFilter; change(parts: Partial<RejectedFilter>): void } {
  const key = filterQuery(parseFilter(useSearchParams()));
  const filter = useMemo(() => parseFilter(new URLSearchParams(key)), [key]);
  const change = useCallback(
    (parts: Partial<RejectedFilter>) => {
      const next = filterQuery({ ...filter, ...parts });
      history.pushState(null, '', next === '' ? location.pathname : `?${next}`);
    },
    [filter],
  );
  return { filter, change };
}
