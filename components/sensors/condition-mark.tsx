import styles from './condition-mark.module.css';
import type { ConditionKind } from './sensor-condition';

const SHAPES: Record<ConditionKind, string> = {
  'too-hot': 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  'too-cold': 'M6 1h4v7h4l-6 7-6-7h4z',
  silent: 'M1 5l4-4M1 10l9-9M1 15L15 1M6 15l9-9M11 15l4-4',
  back: 'M3 8.5l3.5 3.5L13 5',
  'ended-threshold': 'M2 8h12M10 4l4 4-4 4',
  ok: 'M3 8.5l3.5 3.5L13 5',
  unheard: 'M4 8h8',
};

/** A condition as a shape, for those who do not see its colour. The word stands beside it. */
export function ConditionMark({ kind }: { kind: ConditionKind }) {
  return (
    <svg className={styles.mark} data-kind={kind} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  );
}
