'use client';

import { useMemo } from 'react';
import type { Alert } from '#protocol/alert';
import type { OwnLimit } from '../chart/limit-marks';
import { LiveChart } from '../chart/live-chart';
import { SpanTable } from '../chart/span-table';
import { useServerNowMs } from '../live/use-live';
import { sideOf } from './alert-figures';
import styles from './alert-page.module.css';
import { alertWindow } from './alert-window';

const MINUTE_MS = 60_000;

/** The readings of an alert's span with what was then in force. */
export function AlertChart({ alert }: { alert: Alert }) {
  const nowMs = useServerNowMs(MINUTE_MS);
  const { fromMs, toMs } = alertWindow(alert, nowMs);
  const range = useMemo(() => ({ kind: 'fixed' as const, fromMs, toMs }), [fromMs, toMs]);
  const ownLimit = useMemo(() => ownLimitOf(alert), [alert]);
  // On the server there is no time yet, and a chart of 1970 would ask for nothing.
  if (nowMs === 0) return null;
  return (
    <section className={styles.chart}>
      <LiveChart sensorId={alert.sensorId} range={range} draftLimits={null} ownLimit={ownLimit} />
      <SpanTable sensorId={alert.sensorId} range={range} />
    </section>
  );
}

// The critical limits are in the chart as they were over time; what else an alert was opened by is not.
function ownLimitOf({ kind, severity, thresholdCelsius: celsius }: Alert): OwnLimit | null {
  const side = sideOf(kind);
  const isCharted = severity === 'critical' && kind === side;
  return side === null || celsius === null || isCharted ? null : { kind: side, celsius };
}
