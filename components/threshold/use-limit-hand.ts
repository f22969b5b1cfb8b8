'use client';

import { useState } from 'react';
import type { LimitHand } from '../chart/limit-hand';
import { useAccess } from '../shell/access';
import { toUnit } from '../words/celsius';
import { handLimits, limitBounds, withLimitAt, withLimitStepped } from './limit-drag';
import type { LimitName, TheirLimits, ThresholdDraft } from './threshold-draft';
import type { ThresholdEditing } from './use-threshold-editing';

type HandOf = { saved: TheirLimits; editing: ThresholdEditing; openSheet: LimitHand['openSheet'] };

/** The hand on the chart's limits; null where it may not move them, or the draft is not of this sensor. */
export function useLimitHand({ saved, editing, openSheet }: HandOf): LimitHand | null {
  const { canChange } = useAccess();
  const [moved, setMoved] = useState<LimitName | null>(null);
  const { shown, input, saving } = editing;
  if (!canChange || editing.isElsewhere) return null;
  const edit = (change: (draft: ThresholdDraft) => ThresholdDraft) => {
    if (!saving.isSaving) editing.edit(change);
  };
  const limits = handLimits(shown, input);
  return {
    limits,
    saved,
    moved,
    bounds: (kind) => {
      const { low, high } = limitBounds(kind, { limits, unit: input.unit });
      return { low: toUnit(low, input.unit), high: toUnit(high, input.unit) };
    },
    hold: setMoved,
    moveTo: (name, degrees) => edit((known) => withLimitAt(known, { name, degrees }, input)),
    step: (name, by) => edit((known) => withLimitStepped(known, { name, by }, input)),
    drop: () => {
      setMoved(null);
      if (!saving.isSaving) editing.cancel();
    },
    openSheet,
  };
}
