import { useSyncExternalStore } from 'react';
import lines from '../compare/compared-line.module.css';
import { LETTERS } from '../compare/compared-places';
import { toUnit } from '../words/celsius';
import { useCelsius } from '../words/celsius-words';
import { useChartBox } from './chart-box';
import { type ComparedRow, type ComparedTrace, comparedFirst } from './compared-traces';
import type { DrawnRows } from './drawn-rows';
import { linePath } from './line-path';
import { PlotClip } from './plot-clip';
import { spreadLabels } from './spread-labels';
import { textScale } from './text-scale';

type ComparedLinesProps = { drawn: DrawnRows };

// Like the chosen one's: a reading moves lines, and renders no axes.
function useTraces(drawn: DrawnRows): readonly ComparedTrace[] {
  const compared = () => drawn.now().compared;
  return useSyncExternalStore(drawn.subscribe, compared, compared);
}

/** The lines of compared sensors, under the chosen one's. */
export function ComparedLines({ drawn }: ComparedLinesProps) {
  const traces = useTraces(drawn);
  const { unit } = useCelsius();
  const box = useChartBox();
  if (box === null || traces.length === 0) return null;
  const x = ({ atMs }: ComparedRow) => box.x(atMs);
  const y = ({ celsius }: ComparedRow) => box.y(toUnit(celsius ?? 0, unit));
  return (
    <PlotClip box={box}>
      {traces.map(({ sensorId, place, rows, alone }) => (
        <g key={sensorId} className={lines.line} data-place={place} data-compared={sensorId}>
          <path d={linePath(rows, { x, y: (row) => (row.celsius === null ? null : y(row)) })} />
          {alone.map((row) => (
            <circle key={row.atMs} cx={box.x(row.atMs)} cy={y(row)} r={2} />
          ))}
        </g>
      ))}
    </PlotClip>
  );
}

const LETTER_PX = 16;

/**
 * A letter on each line near its beginning, over everything: which is which, without any colour. Limits have their names, chips and handles
 * at the other end.
 */
export function ComparedLetters({ drawn }: ComparedLinesProps) {
  const traces = useTraces(drawn);
  const { unit } = useCelsius();
  const box = useChartBox();
  if (box === null || traces.length === 0) return null;
  const size = LETTER_PX * textScale();
  const fromMs = box.atMs(box.left + size);
  const beginnings = traces.flatMap((trace) => {
    const row = comparedFirst(trace, { fromMs });
    if (row === null || row.celsius === null || box.x(row.atMs) > box.right) return [];
    return [{ place: trace.place, x: box.x(row.atMs), y: box.y(toUnit(row.celsius, unit)) }];
  });
  const ys = spreadLabels(
    beginnings.map(({ y }) => y),
    { heightPx: size, top: box.top, bottom: box.bottom },
  );
  return beginnings.map(({ place, x }, index) => (
    <g key={place} className={lines.letter} data-place={place} transform={`translate(${x} ${ys[index]})`}>
      <circle r={size / 2} />
      <text dy="0.35em">{LETTERS[place]}</text>
    </g>
  ));
}
