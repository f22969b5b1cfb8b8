/** What a key does to the chart that has the focus. Parts are of the time shown; negative: earlier. */
export type PlotDeed =
  | { kind: 'pan'; part: number }
  | { kind: 'zoom'; factor: number }
  | { kind: 'select'; part: number }
  | { kind: 'live' }
  | { kind: 'clear' };

export type Keyed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const PAN_PART = 0.1;
const SELECT_PART = 0.02;
export const ZOOM_FACTOR = 0.7;

/** Null: the key is not the chart's. */
export function plotDeed({ key, shiftKey, ctrlKey, metaKey, altKey }: Keyed): PlotDeed | null {
  if (ctrlKey || metaKey || altKey) return null;
  const direction = key === 'ArrowLeft' ? -1 : 1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return shiftKey ? { kind: 'select', part: direction * SELECT_PART } : { kind: 'pan', part: direction * PAN_PART };
    // Without Shift on many keyboards.
    case '+':
    case '=':
      return { kind: 'zoom', factor: ZOOM_FACTOR };
    case '-':
    case '_':
      return { kind: 'zoom', factor: 1 / ZOOM_FACTOR };
    case 'Home':
    case 'End':
      return { kind: 'live' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return null;
  }
}

export type PageDeed = 'pause' | 'live' | 'keys';

/** What a key does wherever the focus is, as long as no control has it. `isAnywhere` false: letters only on the chart. */
export function pageDeed({ key, ctrlKey, metaKey, altKey }: Keyed, isAnywhere: boolean): PageDeed | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === ' ') return 'pause';
  if (!isAnywhere) return null;
  if (key === '?') return 'keys';
  return key === 'l' || key === 'L' ? 'live' : null;
}
