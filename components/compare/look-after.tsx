'use client';

import type { Range } from '../history/range';
import { useSpanWatch } from '../history/use-span';
import { useWatch } from '../live/use-live';

type LookAfterProps = { sensorId: string; range: Range; chosenId: string };

/** Has readings of a compared sensor come, live and stored, for the time that the chosen one is shown for. Draws nothing. */
export function LookAfter({ sensorId, range, chosenId }: LookAfterProps) {
  useWatch(sensorId, 'chosen');
  useSpanWatch(sensorId, range, chosenId);
  return null;
}
