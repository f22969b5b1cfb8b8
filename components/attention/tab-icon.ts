import { type AlertShape, SHAPE_PATHS } from './alert-look';

const COLOURS: Record<AlertShape, string> = {
  octagon: '#c62828',
  arrow: '#1a5fb4',
  triangle: '#e59100',
  hatch: '#6b757c',
  diamond: '#7b3fa0',
};

/** The icon of the tab as an address: a shape, filled while it rings, else its outline. Both show on light and dark. */
export function tabIcon(shape: AlertShape, { isRinging }: { isRinging: boolean }): string {
  const colour = COLOURS[shape];
  const isFilled = isRinging && shape !== 'hatch';
  const paint = isFilled
    ? `fill="${colour}"`
    : `fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="${SHAPE_PATHS[shape]}" ${paint}/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
