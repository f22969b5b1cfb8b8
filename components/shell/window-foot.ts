const kept = new Map<HTMLElement, { footPx: number; besidePx: number }>();

/**
 * A ref for what keeps to the foot of the window. While it is there the document knows, in px, `--foot`: the height that
 * is taken from side to side, and `--beside`: the width taken at the end by what stands off the foot. The feed's notices
 * stand over the one and before the other, so that neither has to move for them.
 */
export function keepToFoot(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  const watch = new ResizeObserver(() => put(element, placeOf(element)));
  watch.observe(element);
  return () => {
    watch.disconnect();
    put(element, null);
  };
}

function placeOf(element: HTMLElement) {
  const { left, bottom, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  if (height === 0) return null;
  // A pixel, for what was scaled.
  const isOnFoot = bottom >= clientHeight - 1;
  return isOnFoot ? { footPx: height, besidePx: 0 } : { footPx: 0, besidePx: clientWidth - left };
}

function put(element: HTMLElement, place: { footPx: number; besidePx: number } | null): void {
  if (place === null) kept.delete(element);
  else kept.set(element, place);
  const all = [...kept.values()];
  const { style } = document.documentElement;
  style.setProperty('--foot', `${Math.max(0, ...all.map(({ footPx }) => footPx))}px`);
  style.setProperty('--beside', `${Math.max(0, ...all.map(({ besidePx }) => besidePx))}px`);
}
