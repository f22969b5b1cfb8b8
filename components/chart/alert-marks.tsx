import type { Alert } from '#protocol/alert';
import { alertSpanX, sideOrKind } from './alert-kind';
import { AlertLinks } from './alert-links';
import { useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';

type AlertMarksProps = { alerts: readonly Alert[]; knownMs: number; nowMs: number };

/** When alerts began (octagon: too hot, arrow: too cold, triangle: a warning), lasted (bar) and ended (ring), on the time axis. */
export function AlertMarks({ alerts, knownMs, nowMs }: AlertMarksProps) {
  return (
    <g>
      {alerts.map((alert) => (
        <AlertMark key={alert.id} {...{ alert, knownMs, nowMs }} />
      ))}
      <AlertLinks {...{ alerts, knownMs, nowMs }} />
    </g>
  );
}

function AlertMark({ alert, ...at }: { alert: Alert; knownMs: number; nowMs: number }) {
  const box = useChartBox();
  if (box === null) return null;
  const { fromX, toX } = alertSpanX(alert, { box, ...at });
  return (
    <g
      className={styles.alert}
      data-kind={sideOrKind(alert.kind)}
      data-severity={alert.severity}
      transform={`translate(0 ${box.bottom})`}
    >
      <line className={styles.alertBar} x1={fromX} x2={toX} />
      {alert.endedAtMs !== null && <circle className={styles.alertEnd} cx={toX} r={3.5} />}
    </g>
  );
}
