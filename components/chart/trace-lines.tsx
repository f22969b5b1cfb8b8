import { useLayoutEffect, useRef } from 'react';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';
import type { DrawnRow } from './chart-picture';
import type { DrawnRows } from './drawn-rows';
import { linePath } from './line-path';
import { PlotClip } from './plot-clip';

/** Readings and averages as lines. A reading moves a path and renders nothing. */
export function TraceLines({ drawn }: { drawn: DrawnRows }) {
  const box = useChartBox();
  const reading = useRef<SVGPathElement>(null);
  const average = useRef<SVGPathElement>(null);
  // With each rendering, for that is when the axes have moved.
  useLayoutEffect(() => {
    if (box === null) return;
    const x = (row: DrawnRow) => box.x(row.atMs);
    const yOf = (degrees: number | null) => (degrees === null ? null : box.y(degrees));
    const draw = () => {
      const { rows } = drawn.now();
      reading.current?.setAttribute('d', linePath(rows, { x, y: (row) => yOf(row.reading) }));
      average.current?.setAttribute('d', linePath(rows, { x, y: (row) => yOf(row.average) }));
    };
    draw();
    return drawn.subscribe(draw);
  });
  if (box === null) return null;
  return (
    <PlotClip box={box}>
      <path ref={reading} className={styles.reading} data-trace="reading" />
      <path ref={average} className={styles.average} data-trace="average" />
    </PlotClip>
  );
}
