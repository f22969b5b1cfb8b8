'use client';

import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import {
  type HTMLAttributes,
  type ReactNode,
  type Ref,
  type RefObject,
  Suspense,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { useComparison } from '../compare/comparison';
import { LookAfter } from '../compare/look-after';
import type { Range } from '../history/range';
import { stepAt, type ThresholdTimeline } from '../history/threshold-timeline';
import { useSpanWatch } from '../history/use-span';
import { useSensorWords } from '../sensors/sensor-words';
import { lazyPatiently } from '../shell/load-patiently';
import { useCelsius } from '../words/celsius-words';
import { useClock } from '../words/use-clock';
import { spanWords } from './axis-words';
import type { ChartBox } from './chart-box';
import { alertsWithin, type ChartMoment, type Held, withTold } from './chart-moment';
import { ChartNote } from './chart-note';
import type { ChartPicture } from './chart-picture';
import { DockedLimits } from './docked-limits';
import { createDrawnRows } from './drawn-rows';
import { Legend } from './legend';
import type { LimitHand } from './limit-hand';
import { limitMarks, type OwnLimit } from './limit-marks';
import styles from './live-chart.module.css';
import { createPointing, type Pointing } from './pointing';
import { textScale } from './text-scale';
import { useChartMoment } from './use-chart-moment';
import { useChartPicture } from './use-chart-picture';
import { useComparedTraces } from './use-compared-moments';
import { useLimitPull } from './use-limit-pull';

// Recharts is the heaviest part of the page: tiles and alerts do not wait for it.
const ChartDrawing = lazyPatiently(() => import('./chart-drawing'), 'ChartDrawing');

const ComparedLegend = lazyPatiently(() => import('./compared-legend'), 'ComparedLegend');

export type LiveChartProps = {
  sensorId: string;
  /** Give the same object while it is the same range. */
  range: Range;
  /** Limits not saved yet, °C; null: none are being made. */
  draftLimits: ThresholdLimits | null;
  /** What the alert was opened by that is looked at; the same object while it is the same. */
  ownLimit?: OwnLimit | null;
  /** What to ask the server for; at first `range`. While a chart is being moved, what it stood at before. */
  asked?: Range;
  /** The moment it stands still at; the same object while it is the same. */
  held?: Held | null;
  /** What listens on the plot beside the pointing. */
  plotProps?: HTMLAttributes<HTMLDivElement> & { ref?: Ref<HTMLDivElement> };
  /** Made once. */
  pointing?: Pointing;
  /** What moves the limits of now; null: nothing may. */
  hand?: LimitHand | null;
  /** Is told where the plot is. Made once. */
  boxRef?: RefObject<ChartBox | null> | null;
  /** What is laid over the plot, in the chart's coordinates (`useChartBox`). */
  children?: ReactNode;
};

/** The readings of one sensor, stored and live, with its threshold and its alerts. */
export function LiveChart({ sensorId, ...chart }: LiveChartProps) {
  const { unit } = useCelsius();
  // Another sensor, or another unit, has other axes: nothing of the old ones stays.
  return <Chart key={`${unit} ${sensorId}`} sensorId={sensorId} {...chart} />;
}

function Chart({ sensorId, range, draftLimits, ownLimit = null, hand = null, children, ...moved }: LiveChartProps) {
  const asked = moved.asked ?? range;
  const isMoving = asked !== range;
  useSpanWatch(sensorId, asked);
  const moment = useChartMoment(sensorId, range, moved.held);
  const { compared } = useComparison();
  const comparedIn = useComparedTraces(compared, { range, held: moved.held ?? null });
  const { ref, width, height } = useElementSize();
  const [readout, setReadout] = useState<HTMLElement | null>(null);
  const [plot, setPlot] = useState<HTMLElement | null>(null);
  const [ownPointing] = useState(createPointing);
  const pointing = moved.pointing ?? ownPointing;
  const plotRef = useMergedRef(ref, setPlot, moved.plotProps?.ref);
  const t = useTranslations('chart');
  // Larger text makes the plot higher: that is when to look at it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height stands for the size of text.
  const widthPx = useMemo(() => width / textScale(), [width, height]);
  const { picture, timeline, changes } = useChartPicture(moment, {
    ...{ range, draftLimits, ownLimit, hand, isMoving, comparedIn },
    heldMs: moved.held?.nowMs ?? null,
    widthPx,
  });
  const drawing = { hand, width, height, readout, plot, pointing, boxRef: moved.boxRef ?? null };
  const label = useChartLabel({ sensorId, range, picture, nowMs: moment.nowMs });
  return (
    <figure className={styles.chart} data-offline={moment.isOffline} aria-label={label}>
      <Legend stepMs={picture?.stepMs ?? 0} readoutRef={setReadout} />
      {compared.length > 0 && (
        // As high as its one row mostly is: the chart stays where it is.
        <Suspense fallback={<div className={styles.legendToCome} />}>
          <ComparedLegend picture={picture} pointing={pointing} />
        </Suspense>
      )}
      {compared.map((other) => (
        <LookAfter key={other.sensorId} sensorId={other.sensorId} range={asked} chosenId={sensorId} />
      ))}
      {/* An application: what keys do on it is its own. */}
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys read it.
        tabIndex={0}
        aria-label={t('plot')}
        {...moved.plotProps}
        ref={plotRef}
        className={styles.plot}
        data-plot
      >
        {picture !== null && width > 0 && (
          <Suspense fallback={null}>
            <Drawing {...{ moment, timeline, changes, sensorId, picture, draftLimits, ownLimit, ...drawing }}>
              {children}
            </Drawing>
          </Suspense>
        )}
        <ChartNote
          view={moment.view}
          isEmpty={picture?.isEmpty ?? true}
          isWhole={picture?.isWhole ?? false}
          isOffline={moment.isOffline}
        />
      </div>
    </figure>
  );
}

type LabelOf = { sensorId: string; range: Range; picture: ChartPicture | null; nowMs: number };

function useChartLabel({ sensorId, range, picture, nowMs }: LabelOf): string {
  const t = useTranslations('chart');
  const words = useSensorWords();
  const clock = useClock();
  if (picture === null) return '';
  const { fromMs, toMs } = picture.window;
  const sensor = words.name(sensorId);
  if (range.kind !== 'fixed') return t('label', { sensor, duration: words.duration(toMs - fromMs) });
  return t('labelSpan', { sensor, span: spanWords({ fromMs, toMs }, { nowMs, ...clock }) });
}

type DrawingProps = Pick<LiveChartProps, 'sensorId' | 'draftLimits' | 'ownLimit' | 'hand' | 'children'> & {
  boxRef: RefObject<ChartBox | null> | null;
  moment: ChartMoment;
  timeline: ThresholdTimeline;
  changes: ThresholdTimeline;
  picture: ChartPicture;
  width: number;
  height: number;
  pointing: Pointing;
  plot: HTMLElement | null;
  readout: HTMLElement | null;
};

function Drawing({ moment, timeline, sensorId, picture, draftLimits, ownLimit, hand = null, ...rest }: DrawingProps) {
  const { unit } = useCelsius();
  const { domain, window } = picture;
  const saved = stepAt(timeline, window.toMs);
  const marks = useMemo(
    () => limitMarks({ saved, draft: draftLimits, own: ownLimit, warning: moment.warning, domain, unit }),
    [saved, draftLimits, ownLimit, moment.warning, domain, unit],
  );
  const box = useRef<ChartBox | null>(null);
  const pull = useLimitPull(hand, box);
  const alerts = useMarkedAlerts(moment, { sensorId, window });
  const handles = useMemo(() => hand && { hand, pull, box }, [hand, pull]);
  const [drawn] = useState(createDrawnRows);
  // Before anything is painted: lines and axes are always of the same picture.
  useLayoutEffect(() => drawn.set(picture), [drawn, picture]);
  return (
    <>
      <ChartDrawing
        {...{ sensorId, window, domain, time: picture.time, drawn, marks, timeline, alerts, handles, ...rest }}
      />
      <DockedLimits {...{ marks, hand, pull }} />
    </>
  );
}

function useMarkedAlerts(
  { alerts, sensor, view }: ChartMoment,
  { sensorId, window }: { sensorId: string; window: ChartPicture['window'] },
) {
  const isLive = sensor !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the sensor only whether it is live matters.
  return useMemo(
    () => alertsWithin(withTold({ alerts, sensor, view }), { sensorId, ...window }),
    [alerts, isLive, view, sensorId, window],
  );
}
