import type { Alert, EndReason } from '#protocol/alert';
import type { AlertChange } from './alert-change';
import type { AlertMemory, AlertState, Exposure, Movement, PendingState } from './alert-state';
import { endAlert, openAlert } from './new-alert';

/** A sensor's alerts while they are being judged. But for `changes` the lists are never changed, only replaced. */
export type Draft = {
  open: readonly Alert[];
  pending: readonly PendingState[];
  exposure: Exposure | null;
  movement: Movement | null;
  doubted: number | null;
  erredMs: number | null;
  changes: AlertChange[];
  /** What was remembered before. */
  held: AlertState | null;
};

/** What was judged: what to remember, and what happened on the way, ends before beginnings. */
export type Judgement = AlertMemory & { changes: readonly AlertChange[] };

export const NONE_PENDING: readonly PendingState[] = [];

export function draftOf({ open, state }: AlertMemory): Draft {
  return {
    open,
    pending: state?.pending ?? NONE_PENDING,
    exposure: state?.exposure ?? null,
    movement: state?.movement ?? null,
    doubted: state?.doubted ?? null,
    erredMs: state?.erredMs ?? null,
    changes: [],
    held: state,
  };
}

export function judgementOf(draft: Draft): Judgement {
  const { open, changes } = draft;
  return { open, state: stateOf(draft), changes: endsFirst(changes) };
}

// But for what opened and ended in one go, told in that order: the last state of an alert is what is kept.
function endsFirst(changes: AlertChange[]): AlertChange[] {
  if (changes.length < 2) return changes;
  const opened = new Set(changes.filter(({ step }) => step?.kind === 'opened').map(({ alert }) => alert.id));
  const isEnd = ({ alert }: AlertChange) => alert.endedAtMs !== null && !opened.has(alert.id);
  return [...changes.filter(isEnd), ...changes.filter((change) => !isEnd(change))];
}

// What stayed the same stays the same object: it need not be stored again.
function stateOf({ pending, exposure, movement, doubted, erredMs, held }: Draft): AlertState | null {
  const isCalm = pending.length === 0 && exposure === null && movement === null;
  const isNothing = isCalm && doubted === null && erredMs === null;
  if (isNothing) return null;
  const isHeld =
    held !== null &&
    held.exposure === exposure &&
    held.movement === movement &&
    held.doubted === doubted &&
    (held.erredMs ?? null) === erredMs &&
    held.pending.length === pending.length &&
    held.pending.every((one, index) => one === pending[index]);
  return isHeld ? held : { pending, exposure, movement, doubted, erredMs };
}

export function openIn(draft: Draft, opening: Parameters<typeof openAlert>[0]): void {
  const change = openAlert(opening);
  draft.open = [...draft.open, change.alert];
  draft.changes.push(change);
}

export function endOpen(
  draft: Draft,
  alert: Alert,
  ending: { reason: EndReason; atMs: number; by?: string | null; celsius?: number | null },
): void {
  draft.open = draft.open.filter(({ id }) => id !== alert.id);
  draft.changes.push(endAlert(alert, ending));
}

/** It is beyond no more, or it opened. */
export function dropPending(draft: Draft, pending: PendingState): void {
  draft.pending = draft.pending.filter((one) => one !== pending);
}

export function replaceOpen(draft: Draft, alert: Alert, { isStep }: { isStep: boolean }): void {
  draft.open = draft.open.map((one) => (one.id === alert.id ? alert : one));
  draft.changes.push({ alert, isStep, step: null });
}
