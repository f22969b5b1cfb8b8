import type { Alert } from '#protocol/alert';
import { type AlertShape, shapeOf } from '../attention/alert-look';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';

const SHAPES: Record<AlertShape, string> = {
  octagon: 'M-2-5H2L5-2V2L2 5H-2L-5 2V-2Z',
  arrow: 'M-5-4H5L0 5Z',
  triangle: 'M0-5L5.5 4.5H-5.5Z',
  hatch: 'M-4-4H4V4H-4Z',
  diamond: 'M0-6L6 0 0 6-6 0Z',
};

/** When alerts began (octagon: too hot, arrow: too cold, triangle: a warning), lasted (bar) and ended (ring), on the time axis. */
export function AlertMarks({ alerts, knownMs }: { alerts: readonly Alert[]; knownMs: number }) {
  return (
    <g>
      {alerts.map((alert) => (
        <AlertMark key={alert.id} alert={alert} knownMs={knownMs} />
      ))}
    </g>
  );
}

function AlertMark({ alert, knownMs }: { alert: Alert; knownMs: number }) {
  const box = useChartBox();
  if (box === null) return null;
  const openedX = box.x(alert.openedAtMs);
  const fromX = Math.max(box.left, openedX);
  // An open one lasts as far as anything is known.
  const toX = Math.max(fromX, Math.min(box.right, box.x(alert.endedAtMs ?? knownMs)));
  return (
    <g
      className={styles.alert}
      data-kind={sideOrKind(alert.kind)}
      data-severity={alert.severity}
      transform={`translate(0 ${box.bottom})`}
    >
      <line className={styles.alertBar} x1={fromX} x2={toX} />
      {alert.endedAtMs !== null && <circle className={styles.alertEnd} cx={toX} r={3.5} />}
      {openedX >= box.left && (
        <path className={styles.alertBegin} transform={`translate(${openedX} 0)`} d={SHAPES[shapeOf(alert)]} />
      )}
    </g>
  );
}

function sideOrKind(kind: Alert['kind']): string {
  return kind.replace('exposure-', '');
}
