import type { Alert } from '#protocol/alert';
import { SHAPE_PATHS, shapeOf } from './alert-look';
import styles from './alert-mark.module.css';

/** An alert as a shape, filled while it is open. The word stands beside it. */
export function AlertMark({ alert }: { alert: Pick<Alert, 'kind' | 'severity' | 'endedAtMs'> }) {
  const shape = shapeOf(alert);
  return (
    <svg
      className={styles.mark}
      data-shape={shape}
      data-open={alert.endedAtMs === null}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={SHAPE_PATHS[shape]} />
    </svg>
  );
}
