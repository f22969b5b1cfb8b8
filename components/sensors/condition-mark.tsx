import { type AlertShape, SHAPE_PATHS } from '../attention/alert-look';
import type { ConditionKind } from './condition-kind';
import styles from './condition-mark.module.css';

const TICK = 'M3 8.5l3.5 3.5L13 5';
const RING = 'M8 2a6 6 0 1 0 .01 0zM8 4.5V8l2.5 2';
const LINE = 'M4 8h8';

/** Shapes of those that come of an alert are the alert's. */
const SHAPES: Record<ConditionKind, AlertShape | { path: string }> = {
  'too-hot': 'octagon',
  'too-cold': 'arrow',
  'exposure-high': 'octagon',
  'exposure-low': 'arrow',
  warm: 'triangle',
  cold: 'triangle',
  'no-data': 'hatch',
  fault: 'diamond',
  pending: { path: RING },
  recovering: { path: RING },
  'back-unseen': { path: TICK },
  back: { path: TICK },
  'ended-threshold': { path: 'M2 8h12M10 4l4 4-4 4' },
  snoozed: { path: 'M4 3h8l-8 10h8' },
  maintenance: { path: 'M5 3v10M11 3v10' },
  stale: { path: LINE },
  'not-known': { path: LINE },
  ok: { path: TICK },
  unheard: { path: LINE },
  retired: { path: LINE },
};

/** A condition as a shape, for those who do not see its colour. The word stands beside it. */
export function ConditionMark({ kind }: { kind: ConditionKind }) {
  const shape = SHAPES[kind];
  return (
    <svg className={styles.mark} data-kind={kind} viewBox="0 0 16 16" aria-hidden="true">
      <path d={typeof shape === 'string' ? SHAPE_PATHS[shape] : shape.path} />
    </svg>
  );
}
