'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { LiveSensor } from '../live/live-sensor';
import type { LiveState } from '../live/live-state';
import { followLive } from '../live/use-live';
import { shownPoints } from './shown-points';
import { type Sparkline, sparkline } from './sparkline-path';
import styles from './trend-line.module.css';
import { isSameStep } from './trend-step';

const SIZE = { width: 120, height: 36 };

const NOTHING: Sparkline = { path: '', limitsY: [] };

/**
 * A sensor's latest readings as a small line with its threshold, which is moved on and never rendered anew. Says nothing to a screen reader:
 * the tile does, in words.
 */
export function TrendLine({ sensorId, errorValues }: { sensorId: string; errorValues: readonly number[] }) {
  const line = useRef<SVGPathElement>(null);
  const high = useRef<SVGLineElement>(null);
  const low = useRef<SVGLineElement>(null);
  useLayoutEffect(() => {
    let drawn: { sensor: LiveSensor; fallback: LiveState['defaultThreshold'] } | null = null;
    return followLive(({ sensors, defaultThreshold: fallback }) => {
      const sensor = sensors.get(sensorId);
      if (sensor === undefined) return;
      if (drawn !== null && drawn.fallback === fallback && isSameStep(drawn.sensor, sensor)) return;
      drawn = { sensor, fallback };
      const shown = shownPoints(sensor.points, errorValues);
      const limits = sensor.threshold ?? fallback;
      const { path, limitsY } =
        shown === null ? NOTHING : sparkline(shown, [limits?.high ?? null, limits?.low ?? null], SIZE);
      line.current?.setAttribute('d', path);
      place(high.current, limitsY[0] ?? null);
      place(low.current, limitsY[1] ?? null);
    });
  }, [sensorId, errorValues]);
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <Limit ref={high} kind="high" />
      <Limit ref={low} kind="low" />
      <path ref={line} className={styles.line} />
    </svg>
  );
}

function Limit({ ref, kind }: { ref: RefObject<SVGLineElement | null>; kind: 'high' | 'low' }) {
  return <line ref={ref} className={styles.limit} data-kind={kind} x1={0} x2={SIZE.width} display="none" />;
}

function place(limit: SVGLineElement | null, y: number | null): void {
  if (limit === null) return;
  if (y === null) limit.setAttribute('display', 'none');
  else limit.removeAttribute('display');
  for (const end of ['y1', 'y2']) limit.setAttribute(end, String(y ?? 0));
}
