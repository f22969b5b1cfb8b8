'use client';

import { useState } from 'react';
import type { LimitHand } from '../chart/limit-hand';
import type { TheirLimits } from './threshold-draft';
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
  sheet: { isOpen: boolean; close(): void };
};

const UNTOLD: TheirLimits = { high: null, low: null, changedBy: null };

/** Use it once a panel, and mount the panel anew (`key`) for another sensor. */
export function usePanelThreshold(sensorId: string): PanelThreshold {
  const saved = useSavedThreshold(sensorId);
  const [isOpen, setOpen] = useState(false);
  const editing = useThresholdEditing({ sensorId, saved: saved ?? UNTOLD });
  const hand = useLimitHand({ saved: saved ?? UNTOLD, editing, openSheet: () => setOpen(true) });
  return {
    sensorId,
    saved,
    editing,
    hand: saved === null ? null : hand,
    sheet: { isOpen, close: () => setOpen(false) },
  };
}
