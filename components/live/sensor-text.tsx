'use client';

import { useLayoutEffect, useRef } from 'react';
import type { LiveSensor } from './live-sensor';
import type { LiveState } from './live-state';
import { followLive, liveState, serverNowMs, watchLive } from './use-live';

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
  /** Calls back when something else that is said became another. The returned function ends it. The same function while it is about the same. */
  follow?(listener: () => void): () => void;
};

/** Words about a sensor that follow its readings. They are written straight to the page, so that a reading renders nothing. */
export function SensorText({ sensorId, say, pace = 'change', follow }: SensorTextProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const place = ref.current;
    if (place === null) return;
    // React is given no words of its own here, and leaves these alone.
    const text = (place.firstChild as Text | null) ?? place.appendChild(document.createTextNode(''));
    let said: LiveSensor | undefined;
    const write = ({ sensors }: LiveState, nowMs: number) => {
      said = sensors.get(sensorId);
      const words = said === undefined ? '' : say(said, nowMs);
      if (text.data !== words) text.data = words;
    };
    const writeChanged = (state: LiveState, nowMs: number) => {
      if (state.sensors.get(sensorId) !== said) write(state, nowMs);
    };
    const stop = pace === 'change' ? followLive(writeChanged) : watchLive(pace === 'tick' ? write : seldom(write));
    const stopFollowing = follow?.(() => write(liveState(), serverNowMs()));
    return () => {
      stop();
      stopFollowing?.();
    };
  }, [sensorId, say, pace, follow]);
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
