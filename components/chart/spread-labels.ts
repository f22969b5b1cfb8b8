/** Where labels of one height stand so that none covers another: as near to where they belong as may be, within bounds; px. */
export function spreadLabels(
  wantedYs: readonly number[],
  { heightPx, top, bottom }: { heightPx: number; top: number; bottom: number },
): number[] {
  const order = wantedYs.map((_, index) => index).sort((a, b) => (wantedYs[a] ?? 0) - (wantedYs[b] ?? 0));
  const ys = [...wantedYs];
  let nextY = top + heightPx / 2;
  for (const index of order) {
    ys[index] = Math.max(ys[index] ?? 0, nextY);
    nextY = (ys[index] ?? 0) + heightPx;
  }
  let lastY = bottom - heightPx / 2;
  for (const index of order.toReversed()) {
    ys[index] = Math.min(ys[index] ?? 0, lastY);
    lastY = (ys[index] ?? 0) - heightPx;
  }
  return ys;
}
