/** The last readings of one sensor in log order: a ring of as many °C as the window holds. */
export type SlidingWindow = { ring: Float64Array; next: number; isFull: boolean };

/** An empty window; `windowSize` is a whole number of readings, at least 1. */
export function createWindow(windowSize: number): SlidingWindow {
  return { ring: new Float64Array(windowSize), next: 0, isFull: false };
}

/** Takes the next reading in; returns the mean of the window in °C, or `null` until it is full. */
export function slide(window: SlidingWindow, celsius: number): number | null {
  window.ring[window.next] = celsius;
  window.next += 1;
  if (window.next === window.ring.length) {
    window.next = 0;
    window.isFull = true;
  }
  return window.isFull ? mean(window) : null;
}

// Summed anew each time, oldest first: a running sum would keep every rounding error for ever, and a fixed order makes
// the same readings give the same average whatever came before them.
function mean({ ring, next }: SlidingWindow): number {
  let sum = 0;
  for (let i = next; i < ring.length; i += 1) sum += ring[i] as number;
  for (let i = 0; i < next; i += 1) sum += ring[i] as number;
  return sum / ring.length;
}
