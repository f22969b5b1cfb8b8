'use client';

import { type ReactNode, useCallback, useMemo } from 'react';
import {
  CartesianGrid,
  DefaultZIndexes,
  Line,
  LineChart,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts';
import type { Alert } from '#protocol/alert';
import type { ThresholdTimeline } from '../history/threshold-timeline';
import { useCelsius } from '../words/celsius-words';
import { AlertMarks } from './alert-marks';
import { degreeTick, timeTick } from './axis-words';
import type { ChartPicture, DrawnRow } from './chart-picture';
import { LimitHandles, type LimitHandlesProps } from './limit-handles';
import { LimitLines, LimitNames } from './limit-lines';
import type { LimitMark } from './limit-marks';
import { LoneReadings } from './lone-readings';
import { Readout } from './readout';

export type ChartDrawingProps = {
  picture: ChartPicture;
  marks: readonly LimitMark[];
  /** The saved threshold over time, °C. */
  timeline: ThresholdTimeline;
  alerts: readonly Alert[];
  width: number;
  height: number;
  /** Where to say what is pointed at. */
  readout: HTMLElement | null;
  /** What the limits are moved by; null: by nothing. */
  handles: Omit<LimitHandlesProps, 'marks'> | null;
  /** What lies over everything, drawn by `useChartBox`. */
  children?: ReactNode;
};

// The same objects each time: whatever Recharts finds changed it works out anew.
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
const TICK = { fill: 'var(--ink-quiet)', fontSize: 12 };
const AXIS_LINE = { stroke: 'var(--line)' };
const CURSOR = { stroke: 'var(--ink-quiet)', strokeDasharray: '2 3' };
const ACTIVE_DOT = { r: 3, strokeWidth: 0 };
const LINE = { type: 'linear', dot: false, isAnimationActive: false, strokeLinecap: 'round' } as const;
const OVER_AXES = DefaultZIndexes.axis + 1;
const ASIDE = { position: 'static' } as const;

/** The pixels of a picture. Everything is worked out before: Recharts measures, scales and animates nothing. */
export function ChartDrawing({
  picture,
  marks,
  timeline,
  alerts,
  width,
  height,
  readout,
  handles,
  children,
}: ChartDrawingProps) {
  const { rows, alone, window, domain, time } = picture;
  const { locale, unit } = useCelsius();
  const sayTime = useMemo(() => timeTick(locale, time.stepMs), [locale, time.stepMs]);
  const sayDegrees = useMemo(() => degreeTick(locale, domain.ticks), [locale, domain.ticks]);
  const values = useMemo(() => [domain.low, domain.high], [domain]);
  const times = useMemo(() => [window.fromMs, window.toMs], [window.fromMs, window.toMs]);
  const say = useReadout(window.toMs);
  return (
    <LineChart data={rows} width={width} height={height} margin={MARGIN}>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <LimitLines marks={marks} timeline={timeline} domain={domain} unit={unit} />
      <XAxis
        type="number"
        dataKey="atMs"
        domain={times}
        ticks={time.ticks}
        interval={0}
        niceTicks="none"
        allowDataOverflow
        height={28}
        tick={TICK}
        axisLine={AXIS_LINE}
        tickLine={AXIS_LINE}
        tickFormatter={sayTime}
      />
      <YAxis
        type="number"
        domain={values}
        ticks={domain.ticks}
        interval={0}
        niceTicks="none"
        allowDataOverflow
        width={52}
        tick={TICK}
        axisLine={false}
        tickLine={false}
        tickFormatter={sayDegrees}
      />
      <Line {...LINE} dataKey="reading" stroke="var(--ink-quiet)" strokeWidth={1} activeDot={ACTIVE_DOT} />
      <Line {...LINE} dataKey="average" stroke="var(--average-line)" strokeWidth={2.5} activeDot={ACTIVE_DOT} />
      <LoneReadings rows={alone} />
      <ZIndexLayer zIndex={OVER_AXES}>
        <LimitNames marks={marks} />
        <AlertMarks alerts={alerts} knownMs={rows.at(-1)?.atMs ?? window.toMs} />
        {children}
        {handles && <LimitHandles marks={marks} {...handles} />}
      </ZIndexLayer>
      <Tooltip
        portal={readout}
        content={say}
        cursor={CURSOR}
        isAnimationActive={false}
        filterNull={false}
        wrapperStyle={ASIDE}
      />
    </LineChart>
  );
}

function useReadout(nowMs: number): (props: TooltipContentProps) => ReactNode {
  const celsius = useCelsius();
  return useCallback(
    ({ active, payload }) => {
      const row: DrawnRow | undefined = payload[0]?.payload;
      return active && row ? <Readout row={row} nowMs={nowMs} celsius={celsius} /> : null;
    },
    [celsius, nowMs],
  );
}
