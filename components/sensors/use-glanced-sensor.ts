'use client';

import { useRef } from 'react';
import type { LiveSensor } from '../live/live-sensor';
import { useLive } from '../live/use-live';

/** Nobody sees a tile out of sight; its words are kept roughly true for searches and screen readers. In ms. */
const OUT_OF_SIGHT_MS = 5000;

/** One sensor: every change of it while in sight, else one every few seconds. Undefined: not there (any more). */
export function useGlancedSensor(sensorId: string, isInSight: boolean): LiveSensor | undefined {
  const glance = useRef<{ sensor: LiveSensor | undefined; atMs: number } | null>(null);
  return useLive(({ sensors }) => {
    const nowMs = performance.now();
    if (isInSight || glance.current === null || nowMs - glance.current.atMs > OUT_OF_SIGHT_MS) {
      glance.current = { sensor: sensors.get(sensorId), atMs: nowMs };
    }
    return glance.current.sensor;
  });
}
