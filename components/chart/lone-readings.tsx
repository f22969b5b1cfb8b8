import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';
import type { DrawnRow } from './chart-picture';

/** Readings between two gaps, as dots. */
export function LoneReadings({ rows }: { rows: readonly DrawnRow[] }) {
  const box = useChartBox();
  if (box === null) return null;
  return rows.map(({ atMs, reading }) => (
    <circle key={atMs} className={styles.alone} cx={box.x(atMs)} cy={box.y(reading ?? 0)} r={2} />
  ));
}
