'use client';

import { useEffect, useRef } from 'react';
import styles from './limit-field.module.css';
import { LARGE_STEP, STEP } from './stepping';

type StepButtonProps = { sign: 1 | -1; label: string; isDisabled: boolean; onStep(by: number): void };

/** Longer than a press that means one step, and no longer than patience. In ms. */
const HELD_AFTER_MS = 500;
const HELD_EVERY_MS = 250;

/** One step for a press, whole degrees with Shift or while held down. */
export function StepButton({ sign, label, isDisabled, onStep }: StepButtonProps) {
  const held = useHeld(() => onStep(sign * LARGE_STEP));
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={label}
      disabled={isDisabled}
      onPointerDown={held.begin}
      onPointerUp={held.end}
      onPointerLeave={held.end}
      onPointerCancel={held.end}
      onContextMenu={(event) => event.preventDefault()}
      onClick={(event) => {
        // A click of the keyboard (detail 0) never ends a held pointer.
        if (event.detail > 0 && held.wasHeld()) return;
        onStep(sign * (event.shiftKey ? LARGE_STEP : STEP));
      }}
    >
      <span aria-hidden="true">{sign > 0 ? '+' : '\u2212'}</span>
    </button>
  );
}

/** Repeats `act` while a pointer stays down; the click at its end is then none. */
function useHeld(act: () => void) {
  const latest = useRef(act);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const repeats = useRef(0);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const repeat = () => {
    repeats.current += 1;
    latest.current();
    timer.current = setTimeout(repeat, HELD_EVERY_MS);
  };
  return {
    begin: () => {
      repeats.current = 0;
      timer.current = setTimeout(repeat, HELD_AFTER_MS);
    },
    end: () => clearTimeout(timer.current),
    wasHeld: () => {
      const count = repeats.current;
      repeats.current = 0;
      return count > 0;
    },
  };
}
