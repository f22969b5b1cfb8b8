/** Far enough to rest a pixel, too little to be noticed. In px. */
const STEP_PX = 2;

const WAY = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/** Where the picture stands in a minute, in px from its place: what never moves burns itself into a screen. */
export function wallShift(minute: number): { x: number; y: number } {
  const [x, y] = WAY[minute % WAY.length] ?? WAY[0];
  return { x: x * STEP_PX, y: y * STEP_PX };
}
