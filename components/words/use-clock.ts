'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { useZone } from '../shell/settings';
import type { Clock } from './zone';

/** How this viewer reads moments; the same object while it is the same. */
export function useClock(): Clock {
  const locale = useLocale();
  const { timeZone } = useZone();
  return useMemo(() => ({ locale, timeZone }), [locale, timeZone]);
}
