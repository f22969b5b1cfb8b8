import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import type { ChartBox } from './chart-box';
import type { LimitHand, LimitKind } from './limit-hand';
import { pulledTo } from './limit-pull';

/** A press that moves less is none of a pull. In px. */
const SLACK_PX = 3;

/** How often the axis grows while a limit is held over its edge. In ms. */
const GROW_EVERY_MS = 120;

export type LimitPull = (kind: LimitKind, event: PointerEvent<Element>) => void;

/** Begins to pull a limit with a mouse or a pen; goes on though what was pressed goes away. Esc ends it. */
export function useLimitPull(hand: LimitHand | null, box: RefObject<ChartBox | null>): LimitPull {
  const latest = useRef(hand);
  const stop = useRef<() => void>(undefined);
  useEffect(() => {
    latest.current = hand;
  });
  useEffect(() => () => stop.current?.(), []);
  return useCallback(
    (kind, event) => {
      // A finger scrolls the page.
      if (event.pointerType === 'touch' || event.button !== 0) return;
      stop.current?.();
      stop.current = startPull({ kind, event, hand: () => latest.current, box: () => box.current });
    },
    [box],
  );
}

type Pull = {
  kind: LimitKind;
  event: PointerEvent<Element>;
  hand(): LimitHand | null;
  box(): ChartBox | null;
};

function startPull({ kind, event, hand, box }: Pull): () => void {
  const plot = event.currentTarget.closest('[data-plot]');
  const pointer = event.pointerId;
  const beganY = event.clientY;
  const offset = offsetOf(event, plot);
  let clientY = beganY;
  let isPulled = false;
  const pull = (mayGrow: boolean) => {
    const around = box();
    if (!isPulled || around === null || plot === null) return;
    const { degrees, isBeyond } = pulledTo(clientY - offset - plot.getBoundingClientRect().top, around);
    if (mayGrow || !isBeyond) hand()?.moveTo(kind, degrees);
  };
  const move = (moved: globalThis.PointerEvent) => {
    if (moved.pointerId !== pointer) return;
    clientY = moved.clientY;
    if (!isPulled && Math.abs(clientY - beganY) < SLACK_PX) return;
    if (!isPulled) hand()?.hold(kind);
    isPulled = true;
    pull(false);
  };
  const end = (ended: globalThis.PointerEvent) => ended.pointerId === pointer && stop();
  const endByKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    stop();
    hand()?.drop();
  };
  const timer = setInterval(() => pull(true), GROW_EVERY_MS);
  const stop = () => {
    clearInterval(timer);
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    removeEventListener('keydown', endByKey, true);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
  addEventListener('keydown', endByKey, true);
  return stop;
}

// So far from its line a handle was taken hold of: the line does not jump. A chip lies nowhere near its limit.
function offsetOf(event: PointerEvent<Element>, plot: Element | null): number {
  const lineY = event.currentTarget.getAttribute('data-line-y');
  if (lineY === null || plot === null) return 0;
  return event.clientY - plot.getBoundingClientRect().top - Number(lineY);
}
