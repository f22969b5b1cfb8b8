import { memo } from 'react';
import styles from './docked-limits.module.css';
import type { LimitMark } from './limit-marks';
import { useLimitWords } from './use-limit-words';

/** Limits too far away to be lines without flattening the trace, as chips at the edge they lie beyond. */
export const DockedLimits = memo(function DockedLimits({ marks }: { marks: readonly LimitMark[] }) {
  const say = useLimitWords();
  return (['above', 'below'] as const).map((place) => (
    <div key={place} className={styles.dock} data-place={place}>
      {marks
        .filter((mark) => mark.place === place)
        .map((mark) => (
          <span
            key={`${mark.kind} ${mark.isDraft} ${mark.isOwn} ${mark.isWarning}`}
            className={styles.chip}
            data-kind={mark.kind}
            data-draft={mark.isDraft}
            data-warning={mark.isWarning}
          >
            <span aria-hidden="true">{place === 'above' ? '↑ ' : '↓ '}</span>
            {say(mark)}
          </span>
        ))}
    </div>
  ));
});
