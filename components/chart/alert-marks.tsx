import type { Alert } from '#protocol/alert';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';

const OCTAGON = 'M-2-5H2L5-2V2L2 5H-2L-5 2V-2Z';
const ARROW = 'M-5-4H5L0 5Z';

/** When alerts began (octagon: too hot, arrow: too cold), lasted (bar) and ended (ring), on the time axis. */
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
    <g className={styles.alert} data-kind={alert.kind} transform={`translate(0 ${box.bottom})`}>
      <line className={styles.alertBar} x1={fromX} x2={toX} />
      {alert.endedAtMs !== null && <circle className={styles.alertEnd} cx={toX} r={3.5} />}
      {openedX >= box.left && (
        <path
          className={styles.alertBegin}
          transform={`translate(${openedX} 0)`}
          d={alert.kind === 'high' ? OCTAGON : ARROW}
        />
      )}
    </g>
  );
}
