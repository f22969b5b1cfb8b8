'use client';

import { useServerNowMs } from '../live/use-live';
import type { SensorWords } from './sensor-words';

/** How old a value is. Apart, so that the passing of time redraws these few letters alone. */
export function Age({ measuredAtMs, words }: { measuredAtMs: number; words: SensorWords }) {
  const nowMs = useServerNowMs(1000);
  return words.ago(nowMs - measuredAtMs);
}
