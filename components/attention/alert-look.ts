import type { Alert } from '#protocol/alert';

/** What an alert is about, as a word: its texts stand under `attention.what`. */
export type AlertWhat =
  | 'too-hot'
  | 'too-cold'
  | 'warm'
  | 'cold'
  | 'exposure-high'
  | 'exposure-low'
  | 'no-data'
  | 'fault'
  | 'feed';

/** What an alert is about, as a shape with a colour of its own. */
export type AlertShape = 'octagon' | 'arrow' | 'triangle' | 'hatch' | 'diamond';

export function whatOf({ kind, severity }: Pick<Alert, 'kind' | 'severity'>): AlertWhat {
  if (kind === 'high') return severity === 'critical' ? 'too-hot' : 'warm';
  if (kind === 'low') return severity === 'critical' ? 'too-cold' : 'cold';
  return kind;
}

export function shapeOf({ kind, severity }: Pick<Alert, 'kind' | 'severity'>): AlertShape {
  if (kind === 'no-data' || kind === 'feed') return 'hatch';
  if (kind === 'fault') return 'diamond';
  if (severity === 'warning') return 'triangle';
  return kind === 'high' || kind === 'exposure-high' ? 'octagon' : 'arrow';
}

/** Outlines in a box of 16 by 16. */
export const SHAPE_PATHS: Record<AlertShape, string> = {
  octagon: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  arrow: 'M6 1h4v7h4l-6 7-6-7h4z',
  triangle: 'M8 1.5L15.5 15H.5z',
  hatch: 'M1 5l4-4M1 10l9-9M1 15L15 1M6 15l9-9M11 15l4-4',
  diamond: 'M8 .5L15.5 8 8 15.5.5 8z',
};
