'use client';

import { useRef, useState } from 'react';
import type { LiveSensor } from '../live/live-sensor';
import { useLiveWhile } from '../live/use-live';

/** Nobody sees a tile out of sight; its words are kept roughly true for searches and screen readers. In ms. */
const OUT_OF_SIGHT_MS = 5000;

/** One sensor: every change of it while in sight, else one every few seconds. Undefined: not there (any more). */
export function useGlancedSensor(sensorId: string, isInSight: boolean): LiveSensor | undefined {
  // Hundreds that look in the same moment would be a jolt: each has a rhythm of its own.
  const [everyMs] = useState(() => OUT_OF_SIGHT_MS * (0.75 + Math.random() / 2));
  const glance = useRef<{ sensor: LiveSensor | undefined; atMs: number } | null>(null);
  return useLiveWhile(isInSight, ({ sensors }) => {
    const nowMs = performance.now();
    if (isInSight || glance.current === null || nowMs - glance.current.atMs > everyMs) {
      glance.current = { sensor: sensors.get(sensorId), atMs: nowMs };
    }
    return glance.current.sensor;
  });
}
