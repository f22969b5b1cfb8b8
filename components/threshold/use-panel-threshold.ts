'use client';

import { useState } from 'react';
import type { LimitHand } from '../chart/limit-hand';
import type { LimitName, TheirLimits } from './threshold-draft';
import { useLimitHand } from './use-limit-hand';
import { useSavedThreshold } from './use-saved-threshold';
import { type ThresholdEditing, useThresholdEditing } from './use-threshold-editing';

/** One sensor's threshold wherever its panel shows it: one draft for form, chart and sheet. */
export type PanelThreshold = {
  sensorId: string;
  /** Null before the server told. */
  saved: TheirLimits | null;
  editing: ThresholdEditing;
  /** What moves it on the chart; null where it may not be moved. */
  hand: LimitHand | null;
  /** True while the draft is what the hand on the chart made of it last: nobody looks at the fields then. */
  isPulled: boolean;
  /** The limit that was tapped, while its sheet is open. */
  sheet: { limit: LimitName | null; close(): void };
};

const UNTOLD: TheirLimits = { high: null, low: null, changedBy: null };

/** Use it once a panel, and mount the panel anew (`key`) for another sensor. */
export function usePanelThreshold(sensorId: string): PanelThreshold {
  const saved = useSavedThreshold(sensorId);
  const [limit, setLimit] = useState<LimitName | null>(null);
  const [byHand, setByHand] = useState(false);
  const drafting = useThresholdEditing({ sensorId, saved: saved ?? UNTOLD });
  const editingBy = (isHand: boolean): ThresholdEditing => ({
    ...drafting,
    edit(change) {
      setByHand(isHand);
      drafting.edit(change);
    },
  });
  const editing = editingBy(false);
  const openSheet = (name: LimitName, tapped: Element) => {
    // The sheet covers the lower part of the page: the line stays in sight above it.
    tapped.closest('[data-plot]')?.scrollIntoView({ block: 'start' });
    setLimit(name);
  };
  const hand = useLimitHand({ saved: saved ?? UNTOLD, editing: editingBy(true), openSheet });
  return {
    sensorId,
    saved,
    editing,
    hand: saved === null ? null : hand,
    isPulled: byHand && editing.draft !== null,
    sheet: { limit, close: () => setLimit(null) },
  };
}
