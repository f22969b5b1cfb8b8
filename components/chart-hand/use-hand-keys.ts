import { useEffect } from 'react';
import type { Pointing } from '../chart/pointing';
import type { Hand } from './hand';
import { type PlotDeed, pageDeed, plotDeed } from './plot-keys';
import { holdStore } from './use-hold';

export type KeysOf = { hand: Hand; pointing: Pointing };

/** The keys of the chart that has the focus. */
export function usePlotKeys(plot: HTMLElement | null, { hand, pointing }: KeysOf): void {
  useEffect(() => {
    if (plot === null) return;
    const onKey = (event: KeyboardEvent) => {
      const deed = event.target === plot ? plotDeed(event) : null;
      if (deed === null) return;
      event.preventDefault();
      act(deed, { hand, pointing });
    };
    plot.addEventListener('keydown', onKey);
    return () => plot.removeEventListener('keydown', onKey);
  }, [plot, hand, pointing]);
}

function act(deed: PlotDeed, { hand, pointing }: KeysOf): void {
  if (deed.kind === 'pan') hand.pan(deed.part);
  else if (deed.kind === 'zoom') hand.zoom(deed.factor, pointing.atMs() ?? undefined);
  else if (deed.kind === 'select') selectFurther(deed.part, { hand, pointing });
  else if (deed.kind === 'live') hand.toLive();
  else {
    hand.select(null);
    pointing.point(null);
  }
}

// From what is read at the moment, else from the middle; the end that was moved last is where it is read.
function selectFurther(part: number, { hand, pointing }: KeysOf): void {
  const window = hand.shown();
  if (window === null) return;
  const spanMs = window.toMs - window.fromMs;
  const { selection } = hand.state();
  const headMs = pointing.atMs() ?? selection?.toMs ?? window.fromMs + spanMs / 2;
  const isBack = selection !== null && Math.abs(headMs - selection.fromMs) < Math.abs(headMs - selection.toMs);
  const startMs = selection === null ? headMs : isBack ? selection.toMs : selection.fromMs;
  const nextMs = Math.round(Math.min(window.toMs, Math.max(window.fromMs, headMs + part * spanMs)));
  hand.select({ fromMs: Math.min(startMs, nextMs), toMs: Math.max(startMs, nextMs) });
  pointing.point(nextMs);
}

/** Controls that a key belongs to when they have the focus. */
const CONTROLS =
  'button, a, input, select, textarea, summary, dialog, [contenteditable], [role="slider"], [role="menu"], [role="listbox"]';

type PageKeysOf = { isAnywhere: boolean; toLive(): void; openSheet(): void };

/** The keys that work wherever the focus is, unless a control has it. */
export function usePageKeys({ isAnywhere, toLive, openSheet }: PageKeysOf): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, repeat, defaultPrevented } = event;
      if (!(target instanceof Element) || repeat || defaultPrevented || target.closest(CONTROLS) !== null) return;
      const deed = pageDeed(event, isAnywhere || target.closest('[role="application"]') !== null);
      if (deed === null || (deed === 'pause' && holdStore.chart() === null)) return;
      event.preventDefault();
      if (deed === 'pause') holdStore.toggle();
      else if (deed === 'live') toLive();
      else openSheet();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isAnywhere, toLive, openSheet]);
}
