import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useCelsius } from '../words/celsius-words';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';
import type { DrawnRow } from './chart-picture';
import type { DrawnRows } from './drawn-rows';
import { type Pointing, rowNear } from './pointing';
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

/** What a hand can hit, in px. */
const HIT_PX = 6;

/** Marks what is read at the time pointed at, and says it, or that there is nothing. The time stays when the chart moves on. */
export function Pointed({ drawn, nowMs, pointing, plot, readout }: PointedProps) {
  const box = useChartBox();
  const celsius = useCelsius();
  const atMs = useSyncExternalStore(pointing.subscribe, pointing.atMs, () => null);
  const boxRef = useRef(box);
  useEffect(() => {
    boxRef.current = box;
  });
  usePointer(plot, { pointing, drawn, box: boxRef });
  const leastMs = box === null ? 0 : box.atMs(box.left + HIT_PX) - box.atMs(box.left);
  const row = useSyncExternalStore(
    drawn.subscribe,
    () => (atMs === null ? null : rowNear(drawn.now().rows, { atMs, gapMs: drawn.now().gapMs, leastMs })),
    () => null,
  );
  if (atMs === null || box === null) return null;
  const readMs = row?.atMs ?? atMs;
  const x = box.x(readMs);
  // A chart that moved on has left it behind.
  const isSeen = x >= box.left - 1 && x <= box.right + 1;
  const dots = row === null || !isSeen ? [] : dotsOf(row);
  return (
    <g data-pointed={readMs}>
      {isSeen && <line className={styles.pointed} x1={x} x2={x} y1={box.top} y2={box.bottom} />}
      {dots.map(({ degrees, look }) => (
        <circle key={look} className={styles[look]} cx={x} cy={box.y(degrees)} r={3} />
      ))}
      {readout && createPortal(<Readout {...{ atMs: readMs, row, nowMs, celsius }} />, readout)}
    </g>
  );
}

function dotsOf({ reading, average }: DrawnRow) {
  return [
    { degrees: reading, look: 'pointedReading' as const },
    { degrees: average, look: 'pointedAverage' as const },
  ].flatMap(({ degrees, look }) => (degrees === null ? [] : [{ degrees, look }]));
}
