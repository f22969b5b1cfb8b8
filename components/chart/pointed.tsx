import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useCelsius } from '../words/celsius-words';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';
import type { DrawnRows } from './drawn-rows';
import { nearestIndex, type Pointing } from './pointing';
import { Readout } from './readout';
import { usePointer } from './use-pointer';

type PointedProps = {
  drawn: DrawnRows;
  nowMs: number;
  pointing: Pointing;
  /** What the pointer and the keys are listened to on. */
  plot: HTMLElement | null;
  /** Where to say what is pointed at. */
  readout: HTMLElement | null;
};

/** Marks the row nearest to the time pointed at, and says it. The time stays when the chart moves on. */
export function Pointed({ drawn, nowMs, pointing, plot, readout }: PointedProps) {
  const box = useChartBox();
  const celsius = useCelsius();
  const atMs = useSyncExternalStore(pointing.subscribe, pointing.atMs, () => null);
  const boxRef = useRef(box);
  useEffect(() => {
    boxRef.current = box;
  });
  usePointer(plot, { pointing, drawn, box: boxRef });
  const row = useSyncExternalStore(
    drawn.subscribe,
    () => (atMs === null ? undefined : rowAt(drawn, atMs)),
    () => undefined,
  );
  if (row === undefined || box === null) return null;
  const x = box.x(row.atMs);
  // A chart that moved on has left it behind.
  const isSeen = x >= box.left - 1 && x <= box.right + 1;
  return (
    <g data-pointed={row.atMs}>
      {isSeen && <line className={styles.pointed} x1={x} x2={x} y1={box.top} y2={box.bottom} />}
      {isSeen && row.reading !== null && (
        <circle className={styles.pointedReading} cx={x} cy={box.y(row.reading)} r={3} />
      )}
      {isSeen && row.average !== null && (
        <circle className={styles.pointedAverage} cx={x} cy={box.y(row.average)} r={3} />
      )}
      {readout && createPortal(<Readout row={row} nowMs={nowMs} celsius={celsius} />, readout)}
    </g>
  );
}

function rowAt(drawn: DrawnRows, atMs: number) {
  const { rows } = drawn.now();
  return rows[nearestIndex(rows, atMs)];
}
