'use client';

import { useState } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { useAccess } from '../shell/access';
import { type Cancelled, type SaveInput, type SaveOutcome, type SaveRefusal, saveLimits } from './saving';
import { thresholdCommands } from './threshold-commands';
import { type PutBack, putBack, type Undo, undoChange } from './undoing';

/** What the last command came to, until the next one. */
export type SaveNotice =
  | { kind: 'saved' | 'reset' | 'reverted'; undo: Undo | null }
  | { kind: 'undone'; undo: null }
  | { kind: 'refused'; refusal: SaveRefusal; undo: Undo | null };

/** Sends what a person decided, one thing at a time, and keeps what came of it. */
export function useThresholdSaving() {
  const { refresh } = useAccess();
  const [notice, setNotice] = useState<SaveNotice | null>(null);
  const [isSaving, setSaving] = useState(false);

  async function send(command: () => Promise<SaveOutcome>): Promise<SaveOutcome> {
    setSaving(true);
    setNotice(null);
    const outcome = await command();
    setSaving(false);
    if (outcome.kind === 'cancelled') setNotice(notice);
    if (outcome.kind === 'locked') void refresh();
    return outcome;
  }

  /** True when it is saved. `former`: what an undo puts back; null where the sensor had none of its own. */
  async function save(input: SaveInput, former: ThresholdLimits | null): Promise<boolean> {
    const outcome = await send(() => saveLimits(thresholdCommands, input));
    if (outcome.kind !== 'saved') return refuse(outcome);
    setNotice({ kind: 'saved', undo: undoOf(outcome, { sensorId: input.sensorId, former }) });
    return true;
  }

  async function reset(sensorId: string, base: ThresholdLimits): Promise<boolean> {
    const outcome = await send(() => putBack(thresholdCommands, { sensorId, former: null, base }));
    if (outcome.kind !== 'saved') return refuse(outcome);
    setNotice({ kind: 'reset', undo: undoOf(outcome, { sensorId, former: base }) });
    return true;
  }

  /** `hadOwn`: whether it is its own that is given up, which an undo would put back. */
  async function revert(change: PutBack, hadOwn: boolean): Promise<boolean> {
    const outcome = await send(() => putBack(thresholdCommands, change));
    if (outcome.kind !== 'saved') return refuse(outcome);
    const { sensorId, base } = change;
    setNotice({ kind: 'reverted', undo: undoOf(outcome, { sensorId, former: hadOwn ? base : null }) });
    return true;
  }

  async function undo(change: Undo): Promise<boolean> {
    const outcome = await send(() => undoChange(thresholdCommands, change));
    if (outcome.kind !== 'saved') return refuse(outcome, change);
    setNotice({ kind: 'undone', undo: null });
    return true;
  }

  /** `undo`: what can be tried again. */
  function refuse(refusal: SaveRefusal | Cancelled, undo: Undo | null = null): false {
    if (refusal.kind === 'cancelled') return false;
    const isOver = refusal.kind === 'moved' || refusal.kind === 'gone';
    setNotice({ kind: 'refused', refusal, undo: isOver ? null : undo });
    return false;
  }

  return { notice, setNotice, isSaving, save, reset, revert, undo };
}

export type ThresholdSaving = ReturnType<typeof useThresholdSaving>;

type Replaced = { sensorId: string | null; former: ThresholdLimits | null };

function undoOf({ etag }: { etag: string | null }, replaced: Replaced): Undo | null {
  return etag === null ? null : { ...replaced, etag };
}
