import { memo } from 'react';
import { type LimitSegment, limitSegments, type ThresholdTimeline } from '../history/threshold-timeline';
import { type TemperatureUnit, toUnit } from '../words/celsius';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';
import { beyond, type LimitMark } from './limit-marks';
import { PlotClip } from './plot-clip';
import { textScale } from './text-scale';
import { useLimitWords } from './use-limit-words';
import type { ValueDomain } from './value-domain';

type LimitLinesProps = {
  marks: readonly LimitMark[];
  /** What was saved when, °C. */
  timeline: ThresholdTimeline;
  domain: ValueDomain;
  unit: TemperatureUnit;
};

/** The saved threshold as steps, the part beyond it tinted, and a draft as a line; all of it under the trace. */
export const LimitLines = memo(function LimitLines({ marks, timeline, domain, unit }: LimitLinesProps) {
  const box = useChartBox();
  if (box === null) return null;
  const single = marks.filter((mark) => (mark.isDraft || isAside(mark)) && mark.place === 'within');
  return (
    <PlotClip box={box}>
      {KINDS.map((kind) => (
        <g key={kind} className={styles.limit} data-kind={kind}>
          <LimitSteps segments={limitSegments(timeline, kind)} {...{ kind, domain, unit }} />
        </g>
      ))}
      {single.map((mark) => (
        <g
          key={keyOf(mark)}
          className={styles.limit}
          data-kind={mark.kind}
          data-draft={mark.isDraft}
          data-own={isAside(mark)}
          data-warning={mark.isWarning}
        >
          <LimitLine mark={mark} />
        </g>
      ))}
    </PlotClip>
  );
});

const KINDS = ['high', 'low'] as const;

// No threshold, and so no steps of one over time.
function isAside({ isOwn, isWarning }: LimitMark): boolean {
  return (isOwn || isWarning) ?? false;
}

function keyOf({ kind, isDraft, isOwn, isWarning }: LimitMark): string {
  return `${kind} ${isDraft} ${isOwn} ${isWarning}`;
}

type LimitStepsProps = Pick<LimitLinesProps, 'domain' | 'unit'> & {
  segments: readonly LimitSegment[];
  kind: 'high' | 'low';
};

function LimitSteps({ segments, kind, domain, unit }: LimitStepsProps) {
  const box = useChartBox();
  if (box === null) return null;
  const pieces = segments.map(({ fromMs, toMs, celsius }) => ({
    left: Math.max(box.left - OUTSIDE_PX, box.x(Math.max(fromMs, 0))),
    right: toMs === null ? box.right + OUTSIDE_PX : Math.min(box.right + OUTSIDE_PX, box.x(toMs)),
    part: beyond({ kind, value: toUnit(celsius, unit) }, domain),
    y: box.y(toUnit(celsius, unit)),
  }));
  const seen = pieces.filter(({ left, right }) => right > left);
  return (
    <>
      {seen.map(({ left, right, part }) =>
        part === null ? null : (
          <rect
            key={left}
            className={styles.tint}
            x={left}
            y={box.y(part.high)}
            width={right - left}
            height={box.y(part.low) - box.y(part.high)}
          />
        ),
      )}
      <path className={styles.limitLine} d={stepPath(seen)} />
    </>
  );
}

/** Lines run on so far beyond the plot, where they are cut off. */
const OUTSIDE_PX = 4;

// Down or up to the next step where one follows at once; a stretch without a limit is a gap.
function stepPath(pieces: readonly { left: number; right: number; y: number }[]): string {
  return pieces
    .map(({ left, right, y }, index) => `${pieces[index - 1]?.right === left ? 'L' : 'M'}${left} ${y}H${right}`)
    .join('');
}

function LimitLine({ mark }: { mark: LimitMark }) {
  const box = useChartBox();
  if (box === null) return null;
  const y = box.y(mark.value);
  return <line className={styles.limitLine} x1={box.left} x2={box.right} y1={y} y2={y} />;
}

/** What the lines are, over the trace, for a restless one would cross the words out. */
export const LimitNames = memo(function LimitNames({ marks }: { marks: readonly LimitMark[] }) {
  const within = marks.filter(({ place }) => place === 'within');
  return within.map((mark) => (
    <g
      key={keyOf(mark)}
      className={styles.limit}
      data-kind={mark.kind}
      data-draft={mark.isDraft}
      data-own={isAside(mark)}
    >
      <LimitName mark={mark} />
    </g>
  ));
});

const LABEL_PX = 16;

/** The line's handle stands at its right end. */
const GRIP_PX = 34;

function LimitName({ mark }: { mark: LimitMark }) {
  const say = useLimitWords();
  const box = useChartBox();
  if (box === null) return null;
  const y = box.y(mark.value);
  const scale = textScale();
  const labelPx = LABEL_PX * scale;
  const isOver = mark.kind === 'high' ? y - labelPx > box.top : y + labelPx > box.bottom;
  // These are named at the other end, for they mostly lie near another line.
  const end =
    mark.isDraft || isAside(mark)
      ? { x: box.left + 6, textAnchor: 'start' as const }
      : { x: box.right - GRIP_PX, textAnchor: 'end' as const };
  return (
    <text className={styles.limitName} {...end} y={isOver ? y - 5 : y + 2 + 12 * scale}>
      {say(mark)}
    </text>
  );
}
