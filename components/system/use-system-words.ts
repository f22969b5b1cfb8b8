'use client';

import { useMemo } from 'react';
import { durationWords } from '../words/duration';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import { byteWords } from './byte-words';

export type SystemWords = {
  count(value: number): string;
  bytes(value: number): string;
  /** `12 min`. */
  duration(ms: number): string;
  /** `14:02`, with its date where that was not today. */
  since(atMs: number, nowMs: number): string;
};

/** Numbers of the system page in the viewer's language. */
export function useSystemWords(): SystemWords {
  const clock = useClock();
  return useMemo(() => {
    const { locale } = clock;
    const numbers = new Intl.NumberFormat(locale);
    return {
      count: (value) => numbers.format(value),
      bytes: (value) => byteWords(value, locale),
      duration: (ms) => durationWords(ms, locale),
      since: (atMs, nowMs) => sinceWords(atMs, { nowMs, ...clock }),
    };
  }, [clock]);
}
