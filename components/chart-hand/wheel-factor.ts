/** Browsers count a wheel in pixels, lines or pages. */
const PX_OF_MODE = [1, 16, 400];

/** A notch of a common wheel is 100 px, and makes a third more or less. */
const PER_PX = 0.003;

/** However fast it is turned: one event shows at most twice or half as much. */
const MOST = 2;

/** How much more is shown after a turn of the wheel; below 1: less. With Shift some systems turn it sideways. */
export function wheelFactor({
  deltaX,
  deltaY,
  deltaMode,
}: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode'>): number {
  const delta = Math.abs(deltaY) >= Math.abs(deltaX) ? deltaY : deltaX;
  return Math.min(MOST, Math.max(1 / MOST, Math.exp(delta * (PX_OF_MODE[deltaMode] ?? 1) * PER_PX)));
}
