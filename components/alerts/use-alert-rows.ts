'use client';

import { useCallback } from 'react';
import { latestPoint } from '../live/live-sensor';
import type { LiveState } from '../live/live-state';
import { useLive, useServerNowMs } from '../live/use-live';
import { type AlertRow, alertRows } from './alert-rows';

/** The rows of the strip, heaviest first; looked at once a second and at each change of an alert. */
export function useAlertRows(): AlertRow[] {
  const nowMs = useServerNowMs(1000);
  const alerts = useLive((state) => state.alerts);
  // Only sensors with an alert matter here, and only their last value: text, so that nothing else redraws the strip.
  const values = useLive(useCallback((state: LiveState) => valuesOf(state), []));
  const known = new Map(JSON.parse(values) as [string, SensorText][]);
  return alertRows({ alerts: alerts.values(), sensorNow: (id) => known.get(id), nowMs });
}

type SensorText = { celsius: number | null; threshold: { high: number | null; low: number | null } | null };

function valuesOf({ alerts, sensors, defaultThreshold }: LiveState): string {
  const ids = new Set([...alerts.values()].map(({ sensorId }) => sensorId));
  const values: [string, SensorText][] = [];
  for (const id of ids) {
    const sensor = sensors.get(id);
    if (!sensor) continue;
    const held = sensor.threshold ?? defaultThreshold;
    const threshold = held && { high: held.high, low: held.low };
    values.push([id, { celsius: latestPoint(sensor)?.[1] ?? null, threshold }]);
  }
  return JSON.stringify(values);
}
