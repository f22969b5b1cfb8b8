import { useChartBox } from '../chart/chart-box';
import type { Hand } from './hand';
import styles from './hand-layer.module.css';
import { useHandState } from './use-chart-hand';

/** What is selected, over the chart. */
export function HandLayer({ hand }: { hand: Hand }) {
  const box = useChartBox();
  const selection = useHandState(hand, (state) => state.selection);
  if (box === null || selection === null) return null;
  const inBox = (x: number) => Math.min(box.right, Math.max(box.left, x));
  const [fromX, toX] = [inBox(box.x(selection.fromMs)), inBox(box.x(selection.toMs))];
  return (
    <rect
      className={styles.selection}
      data-testid="selection"
      x={fromX}
      y={box.top}
      width={toX - fromX}
      height={box.bottom - box.top}
    />
  );
}
