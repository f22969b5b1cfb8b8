import { useSyncExternalStore } from 'react';
import lines from '../compare/compared-line.module.css';
import { LETTERS } from '../compare/compared-places';
import { toUnit } from '../words/celsius';
import { useCelsius } from '../words/celsius-words';
import { useChartBox } from './chart-box';
import { type ComparedRow, type ComparedTrace, comparedLast } from './compared-traces';
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

/** The handle of a limit stands at the right end. */
const GRIP_PX = 44;

/** A letter on each line near its end, over everything: which is which, without any colour. */
export function ComparedLetters({ drawn }: ComparedLinesProps) {
  const traces = useTraces(drawn);
  const { unit } = useCelsius();
  const box = useChartBox();
  if (box === null || traces.length === 0) return null;
  const toMs = box.atMs(box.right - GRIP_PX);
  const ends = traces.flatMap(({ place, ...trace }) => {
    const row = comparedLast({ place, ...trace }, { toMs });
    if (row === null || row.celsius === null || box.x(row.atMs) < box.left) return [];
    return [{ place, x: box.x(row.atMs), y: box.y(toUnit(row.celsius, unit)) }];
  });
  const size = LETTER_PX * textScale();
  const ys = spreadLabels(
    ends.map(({ y }) => y),
    { heightPx: size, top: box.top, bottom: box.bottom },
  );
  return ends.map(({ place, x }, index) => (
    <g key={place} className={lines.letter} data-place={place} transform={`translate(${x} ${ys[index]})`}>
      <circle r={size / 2} />
      <text dy="0.35em">{LETTERS[place]}</text>
    </g>
  ));
}
