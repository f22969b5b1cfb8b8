import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import styles from './docked-limits.module.css';
import { isOfNow, type LimitHand } from './limit-hand';
import type { LimitMark } from './limit-marks';
import type { LimitPull } from './use-limit-pull';
import { useLimitWords } from './use-limit-words';

type DockedLimitsProps = { marks: readonly LimitMark[]; hand: LimitHand | null; pull: LimitPull };

/** Limits too far away to be lines without flattening the trace, as chips at the edge they lie beyond. */
export function DockedLimits({ marks, hand, pull }: DockedLimitsProps) {
  return (['above', 'below'] as const).map((place) => (
    <div key={place} className={styles.dock} data-place={place}>
      {marks
        .filter((mark) => mark.place === place)
        .map((mark) => (
          <Chip key={`${mark.kind} ${mark.isDraft} ${mark.isOwn} ${mark.isWarning}`} {...{ mark, hand, pull }} />
        ))}
    </div>
  ));
}

type ChipProps = Omit<DockedLimitsProps, 'marks'> & { mark: LimitMark };

function Chip({ mark, hand, pull }: ChipProps) {
  const t = useTranslations('thresholdHand');
  const say = useLimitWords();
  const pressedBy = useRef('');
  const chip = (
    <span className={styles.chip} data-kind={mark.kind} data-draft={mark.isDraft} data-warning={mark.isWarning}>
      <span aria-hidden="true">{mark.place === 'above' ? '↑ ' : '↓ '}</span>
      {say(mark)}
    </span>
  );
  if (hand === null || !isOfNow(mark, hand)) return chip;
  return (
    <button
      type="button"
      className={styles.press}
      title={t('chipHint')}
      onPointerDown={(event) => {
        pressedBy.current = event.pointerType;
        event.stopPropagation();
        pull(mark.kind, event);
      }}
      onClick={(event) =>
        pressedBy.current === 'touch' ? hand.openSheet(mark.kind, event.currentTarget) : hand.hold(mark.kind)
      }
    >
      {chip}
    </button>
  );
}
