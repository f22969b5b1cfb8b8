import { useSyncExternalStore } from 'react';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';
import type { DrawnRows } from './drawn-rows';

/** Readings between two gaps, as dots. */
export function LoneReadings({ drawn }: { drawn: DrawnRows }) {
  const box = useChartBox();
  const alone = () => drawn.now().alone;
  const rows = useSyncExternalStore(drawn.subscribe, alone, alone);
  if (box === null) return null;
  return rows.map(({ atMs, reading }) => (
    <circle key={atMs} className={styles.alone} cx={box.x(atMs)} cy={box.y(reading ?? 0)} r={2} />
  ));
}
