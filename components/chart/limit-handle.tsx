import { useTranslations } from 'next-intl';
import { type PointerEvent, useEffect, useRef } from 'react';
import { useCelsius } from '../words/celsius-words';
import type { ChartBox } from './chart-box';
import type { LimitHand, LimitKind } from './limit-hand';
import styles from './limit-handle.module.css';
import { moveByKey } from './limit-keys';
import type { LimitMark } from './limit-marks';
import type { LimitPull } from './use-limit-pull';

type LimitHandleProps = { kind: LimitKind; mark: LimitMark; hand: LimitHand; pull: LimitPull; box: ChartBox };

/** Around the line, in px; a finger gets more, and the line's name with it. */
const HIT_PX = { fine: 9, coarse: 22 };
const GRIP = { width: 26, height: 12 };

/** A limit's line as a slider. */
export function LimitHandle({ kind, mark, hand, pull, box }: LimitHandleProps) {
  const t = useTranslations('thresholdHand');
  const say = useValueText(kind, hand);
  const ref = useRef<SVGGElement>(null);
  const pressedBy = useRef('');
  const isMoved = hand.moved === kind;
  // What was pressed or pulled as a chip goes on as a line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it comes.
  useEffect(() => {
    if (isMoved) ref.current?.focus({ preventScroll: true });
  }, []);
  const y = box.y(mark.value);
  const ends = sliderEnds({ hand, kind, box, value: mark.value });
  const press = (event: PointerEvent<SVGGElement>) => {
    pressedBy.current = event.pointerType;
    // Not the chart's: what is under the handle is not panned.
    event.stopPropagation();
    pull(kind, event);
  };
  return (
    <g
      ref={ref}
      role="slider"
      tabIndex={0}
      className={styles.handle}
      data-kind={kind}
      data-draft={mark.isDraft}
      data-line-y={y}
      aria-label={t(kind === 'high' ? 'upperHandle' : 'lowerHandle')}
      aria-orientation="vertical"
      aria-valuemin={ends.low}
      aria-valuemax={ends.high}
      aria-valuenow={rounded(mark.value)}
      aria-valuetext={say()}
      onPointerDown={press}
      onClick={(event) => pressedBy.current === 'touch' && hand.openSheet(kind, event.currentTarget)}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => moveByKey(event, { kind, hand, ends })}
      onBlur={() => hand.hold(null)}
    >
      <Hits {...{ mark, box, y }} />
      <g className={styles.grip} transform={`translate(${box.right - GRIP.width - 4} ${y - GRIP.height / 2})`}>
        <rect width={GRIP.width} height={GRIP.height} rx={GRIP.height / 2} />
        <path d="M9 4.5H17M9 7.5H17" />
      </g>
    </g>
  );
}

function Hits({ mark, box, y }: { mark: LimitMark; box: ChartBox; y: number }) {
  const line = { x: box.left, width: box.right - box.left };
  return (['fine', 'coarse'] as const).map((pointer) => (
    <rect
      key={pointer}
      className={styles.hit}
      data-pointer={pointer}
      data-draft={mark.isDraft}
      {...line}
      y={y - HIT_PX[pointer]}
      height={2 * HIT_PX[pointer]}
    />
  ));
}

type EndsOf = { hand: LimitHand; kind: LimitKind; box: ChartBox; value: number };

// The ends of the axis, on whole tenths inside it, as far as the other limit allows.
function sliderEnds({ hand, kind, box, value }: EndsOf): { low: number; high: number } {
  const bounds = hand.bounds(kind);
  const low = Math.max(bounds.low, Math.ceil(rounded(box.degrees(box.bottom) * 10)) / 10);
  const high = Math.min(bounds.high, Math.floor(rounded(box.degrees(box.top) * 10)) / 10);
  return { low: rounded(Math.min(low, value)), high: rounded(Math.max(high, value)) };
}

// A scale's way back and forth leaves 39.99999999.
function rounded(degrees: number): number {
  return Number(degrees.toFixed(4));
}

function useValueText(kind: LimitKind, { limits, saved }: LimitHand): () => string {
  const t = useTranslations('thresholdHand');
  const celsius = useCelsius();
  return () => {
    const [limit, before] = [limits[kind], saved[kind]];
    if (limit === null) return '';
    if (limit === before) return celsius.celsius(limit);
    if (before === null) return t('draftOnly', { limit: celsius.celsius(limit) });
    return t('draftBeside', { limit: celsius.celsius(limit, before), saved: celsius.celsius(before, limit) });
  };
}
