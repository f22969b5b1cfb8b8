'use client';

import { useState } from 'react';
import { type LiveSensor, latestPoint } from '../live/live-sensor';
import type { LiveState } from '../live/live-state';
import { useAlertsNow } from '../live/use-alerts-now';
import { useLive, useLiveGlance } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { rulesFor } from '../setup/rules-for';
import { type AlertRow, alertRows } from './alert-rows';

type AlertedSensors = ReadonlyMap<string, LiveSensor>;

/** The rows of the strip, heaviest first; at once with each change of an alert, their values four times a second. */
export function useAlertRows(): AlertRow[] {
  const [glance] = useState(alertedGlance);
  const { alerts, nowMs } = useAlertsNow();
  const defaultThreshold = useLive((state) => state.defaultThreshold);
  const settings = useSettings();
  const alerted = useLiveGlance(glance);
  const sensorNow = (sensorId: string) => {
    const sensor = alerted.get(sensorId);
    return (
      sensor && {
        celsius: latestPoint(sensor)?.[1] ?? null,
        threshold: sensor.threshold ?? defaultThreshold,
        warning: rulesFor(sensorId, settings).warning,
      }
    );
  };
  return alertRows({ alerts: alerts.values(), sensorNow, nowMs });
}

// Only sensors with an alert matter: the others' readings must not redraw the strip.
function alertedGlance(): (state: LiveState) => AlertedSensors {
  let shown: AlertedSensors = new Map();
  return (state) => {
    const next = alertedSensors(state);
    if (!isSame(shown, next)) shown = next;
    return shown;
  };
}

function alertedSensors({ alerts, sensors }: LiveState): AlertedSensors {
  const alerted = new Map<string, LiveSensor>();
  for (const { sensorId } of alerts.values()) {
    const sensor = sensors.get(sensorId);
    if (sensor) alerted.set(sensorId, sensor);
  }
  return alerted;
}

function isSame(a: AlertedSensors, b: AlertedSensors): boolean {
  return a.size === b.size && [...a].every(([id, sensor]) => b.get(id) === sensor);
}
