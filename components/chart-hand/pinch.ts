import type { Listening } from './use-gestures';

/** Two fingers: how far apart they are and where their middle is, in pixels. */
type Fingers = { apartPx: number; middleX: number };

/** Fingers nearer to each other than this tell no factor. */
const NEAREST_PX = 24;

/** Two fingers zoom and move; one scrolls the page as everywhere. */
export function listenToPinch(plot: HTMLElement, { hand, place, signal }: Listening): void {
  let before: Fingers | null = null;
  const onTouch = (event: TouchEvent) => {
    const fingers = fingersOf(event.touches);
    const at = place();
    if (fingers === null || at === null) return;
    // Else the browser takes them to scroll or to zoom the page.
    if (event.cancelable) event.preventDefault();
    if (before !== null) {
      hand.zoom(before.apartPx / fingers.apartPx, at.atMs(before.middleX));
      const shown = hand.shown();
      if (shown !== null) hand.drag(shown, (before.middleX - fingers.middleX) * at.msPerPx);
    }
    before = fingers;
  };
  const onEnd = () => {
    if (before !== null) hand.settle();
    before = null;
  };
  plot.addEventListener('touchstart', onTouch, { passive: false, signal });
  plot.addEventListener('touchmove', onTouch, { passive: false, signal });
  plot.addEventListener('touchend', onEnd, { signal });
  plot.addEventListener('touchcancel', onEnd, { signal });
}

function fingersOf(touches: TouchList): Fingers | null {
  const [one, other] = touches;
  if (one === undefined || other === undefined || touches.length > 2) return null;
  const apartPx = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  return { apartPx: Math.max(NEAREST_PX, apartPx), middleX: (one.clientX + other.clientX) / 2 };
}
