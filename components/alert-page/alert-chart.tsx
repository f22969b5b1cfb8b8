'use client';

import { useMemo } from 'react';
import type { Alert } from '#protocol/alert';
import { LiveChart } from '../chart/live-chart';
import { SpanTable } from '../chart/span-table';
import { useServerNowMs } from '../live/use-live';
import { alertWindow } from './alert-window';

const MINUTE_MS = 60_000;

/** The readings of an alert's span with what was then in force. */
export function AlertChart({ alert }: { alert: Alert }) {
  const nowMs = useServerNowMs(MINUTE_MS);
  const { fromMs, toMs } = alertWindow(alert, nowMs);
  const range = useMemo(() => ({ kind: 'fixed' as const, fromMs, toMs }), [fromMs, toMs]);
  // On the server there is no time yet, and a chart of 1970 would ask for nothing.
  if (nowMs === 0) return null;
  return (
    <>
      <LiveChart sensorId={alert.sensorId} range={range} draftLimits={null} />
      <SpanTable sensorId={alert.sensorId} range={range} />
    </>
  );
}
