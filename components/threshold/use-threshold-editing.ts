'use client';

import { useEffect, useMemo } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { useSettings } from '../live/use-settings';
import { type Scope, sameLimits, type TheirLimits, type ThresholdDraft, theirLimits } from './threshold-draft';
import { limitsBehindOwn, thresholdSource } from './threshold-source';
import { useSavedThreshold } from './use-saved-threshold';
import { useThresholdDraft } from './use-threshold-draft';
import { useThresholdSaving } from './use-threshold-saving';

type EditingOf = { sensorId: string | null; saved: TheirLimits };

/** The draft, what others did meanwhile, and what became of it. */
export function useThresholdEditing({ sensorId, saved }: EditingOf) {
  const settings = useSettings();
  const source = thresholdSource(sensorId, settings);
  const hasOwn = source.kind === 'own';
  const theDefault = useSavedThreshold(null) ?? saved;
  const drafting = useThresholdDraft({ sensorId, saved });
  const saving = useThresholdSaving();
  const { draft } = drafting;
  const now = draft?.scope === 'default' ? theDefault : saved;
  const theirs = draft === null || saving.isSaving ? null : theirsOf(draft.base, now);
  const shown = theirs === null ? drafting.shown : drafting.over(theirs);
  const reading = drafting.read(shown);

  async function saveOver(base: ThresholdLimits): Promise<void> {
    const { draft: meant, tag } = drafting.rebasedOn(base);
    const { limits } = drafting.read(meant);
    if (limits === null || saving.isSaving) return;
    const target = meant.scope === 'default' ? null : sensorId;
    const former = target === null || hasOwn ? base : null;
    const isSaved = await saving.save({ sensorId: target, limits, base, etag: await tag }, former);
    if (isSaved) drafting.drop();
  }

  function theirsOf(base: ThresholdLimits, live: TheirLimits): TheirLimits | null {
    if (!sameLimits(base, live)) return theirLimits({ ...live, inherited: draft?.scope === 'sensor' && !hasOwn });
    const { notice } = saving;
    return notice?.kind === 'refused' && notice.refusal.kind === 'moved' ? notice.refusal.theirs : null;
  }

  // The answer was lost but the change was not: what is saved is what was meant.
  const wasLost = saving.notice?.kind === 'refused' && saving.notice.refusal.kind === 'unreachable';
  const isThere = wasLost && draft !== null && reading.limits !== null && sameLimits(now, reading.limits);
  useEffect(() => {
    if (!isThere) return;
    drafting.drop();
    saving.setNotice({ kind: 'saved', undo: null });
  });

  const { notice } = saving;
  const wasMoved = notice?.kind === 'refused' && notice.refusal.kind === 'moved';

  const isElsewhere = draft?.scope === 'default' && sensorId !== null && source.kind !== 'default';
  const draftedHere = useSameLimits(draft === null || isElsewhere ? null : reading.limits);

  return {
    ...drafting,
    edit: (change: (draft: ThresholdDraft) => ThresholdDraft) => {
      // What somebody else saved stays to be decided; the rest was about what is being changed now.
      if (!wasMoved || draft === null) saving.setNotice(null);
      drafting.edit((known) => (theirs ? { ...change(drafting.over(theirs)), base: known.base } : change(known)));
    },
    shown,
    reading,
    sensorId,
    source,
    /** What a reset of the sensor's own would leave; null: the default. */
    ofGroup: sensorId === null ? null : limitsBehindOwn(sensorId, settings),
    theDefault,
    saving,
    /** What somebody else saved under the draft; null while nobody did. */
    theirs,
    hasOwn,
    /** True for a draft of the default where another holds: it does not move this sensor. */
    isElsewhere,
    /** What the chart of this sensor may show. */
    draftedHere,
    chooseScope: (scope: Scope) => drafting.rebase(scope, scope === 'default' ? theDefault : saved),
    cancel: () => {
      drafting.drop();
      saving.setNotice(null);
    },
    save: async () => {
      if (draft !== null && theirs === null) await saveOver(draft.base);
    },
    saveOver,
    reset: async () => {
      if (sensorId !== null && !saving.isSaving) await saving.reset(sensorId, saved);
    },
  };
}

export type ThresholdEditing = ReturnType<typeof useThresholdEditing>;

// The same object while they are the same: the chart draws anew what changed.
function useSameLimits(limits: ThresholdLimits | null): ThresholdLimits | null {
  const { high, low } = limits ?? { high: null, low: null };
  const isNone = limits === null;
  return useMemo(() => (isNone ? null : { high, low }), [isNone, high, low]);
}
