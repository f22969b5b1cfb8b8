import type { KeyboardEvent } from 'react';
import { isFocusAdrift } from '../shell/focus-heirs';
import type { LimitHand, LimitKind } from './limit-hand';

/** In the viewer's degrees, as in the fields. */
const STEPS: Record<string, number> = {
  ArrowUp: 0.1,
  ArrowRight: 0.1,
  ArrowDown: -0.1,
  ArrowLeft: -0.1,
  PageUp: 1,
  PageDown: -1,
};

export type Keyed = {
  kind: LimitKind;
  hand: LimitHand;
  /** Where Home and End lead, in the viewer's degrees. */
  ends: { low: number; high: number };
};

/** Arrows, Page, Home and End move a limit as a slider's do; Esc drops what was moved. */
export function moveByKey(event: KeyboardEvent<Element>, { kind, hand, ends }: Keyed): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const move = moveOf(event, { kind, hand, ends });
  if (move === null) return;
  // The chart has keys of its own, and the page scrolls by these.
  event.preventDefault();
  event.stopPropagation();
  move();
}

function moveOf(
  { key, shiftKey, currentTarget }: KeyboardEvent<Element>,
  { kind, hand, ends }: Keyed,
): (() => void) | null {
  const step = STEPS[key];
  if (key === 'Escape') return isAtRest(kind, hand) ? null : () => dropAt(currentTarget, { kind, hand });
  if (key === 'Home' || key === 'End') {
    return () => {
      hand.hold(kind);
      hand.moveTo(kind, key === 'Home' ? ends.low : ends.high);
    };
  }
  if (step === undefined) return null;
  return () => {
    hand.hold(kind);
    hand.step(kind, shiftKey ? Math.sign(step) : step);
  };
}

// Else Esc is somebody else's.
function isAtRest(kind: LimitKind, { limits, saved, moved }: LimitHand): boolean {
  return moved === null && limits[kind] === saved[kind];
}

// A limit that goes back to be a chip takes its handle with it: the focus goes on to the chip.
function dropAt(handle: Element, { kind, hand }: Pick<Keyed, 'kind' | 'hand'>): void {
  const plot = handle.closest('[data-plot]');
  hand.drop();
  setTimeout(() => {
    if (!isFocusAdrift()) return;
    plot?.querySelector<HTMLElement>(`button:has(> [data-kind="${kind}"])`)?.focus();
  });
}
