import { type RefObject, useEffect } from 'react';
import { type ChartBox, useChartBox } from '../chart/chart-box';
import type { Hand } from './hand';
import styles from './hand-layer.module.css';
import { useHandState } from './use-chart-hand';

/** Tells the hand where the chart is drawn, and draws what is selected. */
export function HandLayer({ hand, boxRef }: { hand: Hand; boxRef: RefObject<ChartBox | null> }) {
  const box = useChartBox();
  const selection = useHandState(hand, (state) => state.selection);
  useEffect(() => {
    boxRef.current = box;
  });
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
