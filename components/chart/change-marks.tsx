import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { ThresholdTimeline } from '../history/threshold-timeline';
import { useThresholdChanges } from '../threshold/use-threshold-changes';
import { useThresholdWords } from '../threshold/use-threshold-words';
import { useClock } from '../words/use-clock';
import { momentWords, spanWords } from './axis-words';
import { ChangeList } from './change-list';
import { useChartBox } from './chart-box';
import type { TimeWindow } from './live-span';
import { groupMarks, type MarkGroup, PRESS_PX } from './mark-groups';
import { MarkPress } from './mark-press';
import styles from './marks.module.css';
import { type SignedMove, signed, type ThresholdMove, thresholdMoves } from './threshold-moves';
import { useRoving } from './use-roving';

type ChangeMarksProps = { sensorId: string; timeline: ThresholdTimeline; window: TimeWindow };

/** When the threshold was changed, on the time axis. */
export function ChangeMarks({ sensorId, timeline, window }: ChangeMarksProps) {
  const moves = thresholdMoves(timeline, window);
  return moves.length === 0 ? null : <Marks sensorId={sensorId} moves={moves} nowMs={window.toMs} />;
}

type Group = MarkGroup<SignedMove>;

/** Above the marks of alerts: a change and the alert it opens lie at one moment. */
const RAISED_PX = PRESS_PX + 2;

function Marks({ sensorId, moves, nowMs }: { sensorId: string; moves: readonly ThresholdMove[]; nowMs: number }) {
  const t = useTranslations('marks');
  const { lists } = useThresholdChanges(sensorId);
  const say = useChangeWords(nowMs);
  const [listed, list] = useState<readonly ThresholdMove[] | null>(null);
  const box = useChartBox();
  const marks = signed(moves, lists).map((of) => ({ x: box?.x(of.atMs) ?? 0, endX: 0, of }));
  const groups = groupMarks(marks);
  const { row, of } = useRoving(groups.map(keyOf));
  if (box === null) return null;
  const y = box.bottom - RAISED_PX;
  return (
    <g aria-label={t('changes')} {...row}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: there is no button in a drawing.
        <g
          key={keyOf(group)}
          role="button"
          className={styles.change}
          aria-label={say(group)}
          aria-haspopup="dialog"
          onClick={() => list(movesOf(group))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            // Space is the page's as well.
            event.preventDefault();
            list(movesOf(group));
          }}
          {...of(keyOf(group))}
        >
          <line className={styles.stem} x1={group.x} x2={group.x} y1={y} y2={box.bottom} />
          <MarkPress group={group} y={y} title={say(group)} />
          <g transform={`translate(${group.x} ${y})`}>
            <circle className={styles.knob} r={7} />
            <path className={styles.arrows} d="M0-4V4M-2.5-1.5L0-4L2.5-1.5M-2.5 1.5L0 4L2.5 1.5" />
          </g>
        </g>
      ))}
      {/* Signed anew: who made the latest may be told only after the press. */}
      {createPortal(
        <ChangeList moves={listed && signed(listed, lists)} nowMs={nowMs} onClose={() => list(null)} />,
        document.body,
      )}
    </g>
  );
}

function movesOf({ marks }: Group): SignedMove[] {
  return marks.map(({ of }) => of);
}

function keyOf({ marks }: Group): string {
  return `${marks[0]?.of.atMs}`;
}

function useChangeWords(nowMs: number): (group: Group) => string {
  const t = useTranslations('marks');
  const { changes } = useThresholdWords();
  const clock = useClock();
  return (group) => {
    const [first, last] = [group.marks[0]?.of, group.marks.at(-1)?.of];
    if (first === undefined || last === undefined) return '';
    const span = { fromMs: first.atMs, toMs: last.atMs };
    if (first !== last)
      return t('manyChanges', { count: group.marks.length, span: spanWords(span, { nowMs, ...clock }) });
    const said = {
      what: changes(first.from, first.to).join(' · '),
      time: momentWords(first.atMs, { nowMs, ...clock }),
    };
    return first.who === null ? t('unsigned', said) : t('change', { ...said, who: first.who });
  };
}
