'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type AlertFilter, filterQuery, parseFilter } from './alert-filter';

/** The filter of the address, and how to change parts of it. The same object while it is the same. */
export function useFilter(): { filter: AlertFilter; change(parts: Partial<AlertFilter>): void } {
  const query = useSearchParams();
  const key = filterQuery(parseFilter(query));
  const filter = useMemo(() => parseFilter(new URLSearchParams(key)), [key]);
  const change = useCallback(
    (parts: Partial<AlertFilter>) => {
      const next = filterQuery({ ...filter, ...parts });
      history.pushState(null, '', next === '' ? location.pathname : `?${next}`);
    },
    [filter],
  );
  return { filter, change };
}
