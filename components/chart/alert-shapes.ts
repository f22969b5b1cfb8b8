import type { AlertShape } from '../attention/alert-look';

/** Outlines around the middle, small enough for the time axis. */
export const MARK_SHAPES: Record<AlertShape, string> = {
  octagon: 'M-2-5H2L5-2V2L2 5H-2L-5 2V-2Z',
  arrow: 'M-5-4H5L0 5Z',
  triangle: 'M0-5L5.5 4.5H-5.5Z',
  hatch: 'M-4-4H4V4H-4Z',
  diamond: 'M0-6L6 0 0 6-6 0Z',
};
