import { memo } from 'react';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';
import { beyond, type LimitMark } from './limit-marks';
import { useLimitWords } from './use-limit-words';
import type { ValueDomain } from './value-domain';

type LimitLinesProps = { marks: readonly LimitMark[]; domain: ValueDomain };

/** Threshold and draft as lines, the part beyond the threshold tinted; all of it under the trace. */
export const LimitLines = memo(function LimitLines({ marks, domain }: LimitLinesProps) {
  return (
    <g>
      {marks.map((mark) => (
        <g
          key={`${mark.kind} ${mark.isDraft}`}
          className={styles.limit}
          data-kind={mark.kind}
          data-draft={mark.isDraft}
        >
          {!mark.isDraft && <Tint mark={mark} domain={domain} />}
          {mark.place === 'within' && <LimitLine mark={mark} />}
        </g>
      ))}
    </g>
  );
});

function Tint({ mark, domain }: { mark: LimitMark; domain: ValueDomain }) {
  const box = useChartBox();
  const part = beyond(mark, domain);
  if (part === null || box === null) return null;
  const top = box.y(part.high);
  return (
    <rect className={styles.tint} x={box.left} y={top} width={box.right - box.left} height={box.y(part.low) - top} />
  );
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
    <g key={`${mark.kind} ${mark.isDraft}`} className={styles.limit} data-kind={mark.kind} data-draft={mark.isDraft}>
      <LimitName mark={mark} />
    </g>
  ));
});

const LABEL_PX = 16;

function LimitName({ mark }: { mark: LimitMark }) {
  const say = useLimitWords();
  const box = useChartBox();
  if (box === null) return null;
  const y = box.y(mark.value);
  const isOver = mark.kind === 'high' ? y - LABEL_PX > box.top : y + LABEL_PX > box.bottom;
  // The draft is named at the other end, for it mostly lies near the line it replaces.
  const end = mark.isDraft
    ? { x: box.left + 6, textAnchor: 'start' as const }
    : { x: box.right - 6, textAnchor: 'end' as const };
  return (
    <text className={styles.limitName} {...end} y={isOver ? y - 5 : y + 14}>
      {say(mark)}
    </text>
  );
}
