'use client';

import { useLayoutEffect, useRef } from 'react';
import type { LiveSensor } from './live-sensor';
import type { LiveState } from './live-state';
import { followLive, watchLive } from './use-live';

/**
 * How soon words follow: with every change; on the shared timer, where they say how long ago something was; or every few seconds, where
 * nobody sees them.
 */
export type LivePace = 'change' | 'tick' | 'seldom';

const SELDOM_MS = 5000;

type SensorTextProps = {
  sensorId: string;
  /** Of the sensor and, at the pace of a timer, the server's time, epoch ms. The same function while it says the same of the same. */
  say(sensor: LiveSensor, nowMs: number): string;
  pace?: LivePace;
};

/** Words about a sensor that follow its readings. They are written straight to the page, so that a reading renders nothing. */
export function SensorText({ sensorId, say, pace = 'change' }: SensorTextProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const place = ref.current;
    if (place === null) return;
    // React is given no words of its own here, and leaves these alone.
    const text = (place.firstChild as Text | null) ?? place.appendChild(document.createTextNode(''));
    let said: LiveSensor | undefined;
    const write = ({ sensors }: LiveState, nowMs: number) => {
      const sensor = sensors.get(sensorId);
      if (pace === 'change' && sensor === said) return;
      said = sensor;
      const words = sensor === undefined ? '' : say(sensor, nowMs);
      if (text.data !== words) text.data = words;
    };
    if (pace === 'change') return followLive(write);
    return watchLive(pace === 'tick' ? write : seldom(write));
  }, [sensorId, say, pace]);
  return <span ref={ref} />;
}

// Hundreds that look in the same moment would be a jolt: each has a rhythm of its own.
function seldom(write: (state: LiveState, nowMs: number) => void): typeof write {
  const everyMs = SELDOM_MS * (0.75 + Math.random() / 2);
  let wroteMs = Number.NEGATIVE_INFINITY;
  return (state, nowMs) => {
    const atMs = performance.now();
    if (atMs - wroteMs < everyMs) return;
    wroteMs = atMs;
    write(state, nowMs);
  };
}
