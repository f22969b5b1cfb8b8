'use client';

import { type FocusEvent, type PointerEvent, useMemo, useRef } from 'react';

/** Which tiles a hand or the keyboard is on. */
export type HeldTiles = {
  ids(): ReadonlySet<string>;
  /** For the element around all tiles. */
  handlers: {
    onPointerOver(event: PointerEvent): void;
    onPointerLeave(): void;
    onFocus(event: FocusEvent): void;
    onBlur(): void;
  };
};

export function useHeldTiles(): HeldTiles {
  const pointed = useRef<string | null>(null);
  const focused = useRef<string | null>(null);
  return useMemo(() => {
    const ids = () => new Set([pointed.current, focused.current].filter((id) => id !== null));
    const handlers = {
      onPointerOver: (event: PointerEvent) => {
        pointed.current = sensorUnder(event.target);
      },
      onPointerLeave: () => {
        pointed.current = null;
      },
      onFocus: (event: FocusEvent) => {
        focused.current = sensorUnder(event.target);
      },
      onBlur: () => {
        focused.current = null;
      },
    };
    return { ids, handlers };
  }, []);
}

function sensorUnder(target: EventTarget): string | null {
  const tile = target instanceof Element ? target.closest('[data-sensor]') : null;
  return tile?.getAttribute('data-sensor') ?? null;
}
