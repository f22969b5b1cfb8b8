'use client';

import { memo, type ReactNode, type RefObject, useMemo } from 'react';
import { CartesianGrid, DefaultZIndexes, LineChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import type { Alert } from '#protocol/alert';
import type { ThresholdTimeline } from '../history/threshold-timeline';
import { useCelsius } from '../words/celsius-words';
import { useClock } from '../words/use-clock';
import { degreeTick, timeTick } from './axis-words';
import { ChangeMarks } from './change-marks';
import type { ChartBox } from './chart-box';
import type { ChartPicture } from './chart-picture';
import { ComparedLetters, ComparedLines } from './compared-lines';
import type { DrawnRows } from './drawn-rows';
import { KnownAlertMarks } from './known-alert-marks';
import { LimitHandles, type LimitHandlesProps } from './limit-handles';
import { LimitLines, LimitNames } from './limit-lines';
import type { LimitMark } from './limit-marks';
import { LoneReadings } from './lone-readings';
import { Pointed } from './pointed';
import type { Pointing } from './pointing';
import { TellBox } from './tell-box';
import { textScale } from './text-scale';
import { TraceLines } from './trace-lines';

export type ChartDrawingProps = Pick<ChartPicture, 'window' | 'time' | 'domain'> & {
  sensorId: string;
  /** What the lines are drawn of, whatever is rendered. */
  drawn: DrawnRows;
  marks: readonly LimitMark[];
  /** The saved threshold over time as it is drawn, and as it was changed, °C. */
  timeline: ThresholdTimeline;
  changes: ThresholdTimeline;
  alerts: readonly Alert[];
  width: number;
  height: number;
  pointing: Pointing;
  /** What the pointer and the keys are listened to on. */
  plot: HTMLElement | null;
  /** Where to say what is pointed at. */
  readout: HTMLElement | null;
  /** What the limits are moved by; null: by nothing. */
  handles: Omit<LimitHandlesProps, 'marks'> | null;
  /** Is told where the plot is; null: nobody asks. */
  boxRef: RefObject<ChartBox | null> | null;
  /** What lies over everything, drawn by `useChartBox`. */
  children?: ReactNode;
};

// The same objects each time: whatever Recharts finds changed it works out anew.
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
// Heard one after the other the words of the axes say nothing: the chart's name and its table do.
const TICK = { fill: 'var(--ink-quiet)', fontSize: '0.75rem', 'aria-hidden': true };
// Room for the words of the axes, at the usual size of text.
const TIMES_PX = 28;
const DEGREES_PX = 52;
const AXIS_LINE = { stroke: 'var(--line)' };
const OVER_AXES = DefaultZIndexes.axis + 1;

/**
 * The pixels of a picture. Everything is worked out before: Recharts measures and animates nothing, and is rendered when the axes or what
 * lies on them change, never for a reading.
 */
export const ChartDrawing = memo(function ChartDrawing({
  sensorId,
  window,
  time,
  domain,
  drawn,
  marks,
  timeline,
  changes,
  alerts,
  width,
  height,
  pointing,
  plot,
  readout,
  handles,
  boxRef,
  children,
}: ChartDrawingProps) {
  const { locale, unit } = useCelsius();
  const clock = useClock();
  const sayTime = useMemo(() => timeTick(clock, time.stepMs), [clock, time.stepMs]);
  const sayDegrees = useMemo(() => degreeTick(locale, domain.ticks), [locale, domain.ticks]);
  const values = useMemo(() => [domain.low, domain.high], [domain]);
  const times = useMemo(() => [window.fromMs, window.toMs], [window.fromMs, window.toMs]);
  const scale = textScale();
  return (
    <LineChart width={width} height={height} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <LimitLines marks={marks} timeline={timeline} domain={domain} unit={unit} />
      <ComparedLines drawn={drawn} />
      <XAxis
        type="number"
        // Nothing is read by it, but without one Recharts counts places instead of scaling times.
        dataKey="atMs"
        domain={times}
        ticks={time.ticks}
        interval={0}
        niceTicks="none"
        allowDataOverflow
        height={TIMES_PX * scale}
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
        width={DEGREES_PX * scale}
        tick={TICK}
        axisLine={false}
        tickLine={false}
        tickFormatter={sayDegrees}
      />
      <TraceLines drawn={drawn} />
      <LoneReadings drawn={drawn} />
      <ZIndexLayer zIndex={OVER_AXES}>
        <LimitNames marks={marks} />
        <ComparedLetters drawn={drawn} />
        <KnownAlertMarks alerts={alerts} drawn={drawn} nowMs={window.toMs} />
        <ChangeMarks {...{ sensorId, window }} timeline={changes} />
        <Pointed drawn={drawn} nowMs={window.toMs} {...{ pointing, plot, readout }} />
        {boxRef && <TellBox boxRef={boxRef} />}
        {children}
        {handles && <LimitHandles marks={marks} {...handles} />}
      </ZIndexLayer>
    </LineChart>
  );
});
