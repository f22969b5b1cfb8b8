'use client';

import { useElementSize } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import type { Range } from '../history/range';
import { stepAt, type ThresholdTimeline } from '../history/threshold-timeline';
import { useSpanWatch } from '../history/use-span';
import { useSensorWords } from '../sensors/sensor-words';
import { loadPatiently } from '../shell/load-patiently';
import { useCelsius } from '../words/celsius-words';
import { spanWords } from './axis-words';
import type { ChartBox } from './chart-box';
import { alertsWithin, type ChartMoment, withTold } from './chart-moment';
import { ChartNote } from './chart-note';
import type { ChartPicture } from './chart-picture';
import { DockedLimits } from './docked-limits';
import { Legend } from './legend';
import type { LimitHand } from './limit-hand';
import { limitMarks, type OwnLimit } from './limit-marks';
import styles from './live-chart.module.css';
import { useChartMoment } from './use-chart-moment';
import { useChartPicture } from './use-chart-picture';
import { useLimitPull } from './use-limit-pull';

// Recharts is the heaviest part of the page: tiles and alerts do not wait for it.
const ChartDrawing = lazy(() =>
  loadPatiently(() => import('./chart-drawing')).then((module) => ({ default: module.ChartDrawing })),
);

export type LiveChartProps = {
  sensorId: string;
  /** Give the same object while it is the same range. */
  range: Range;
  /** Limits not saved yet, °C; null: none are being made. */
  draftLimits: ThresholdLimits | null;
  /** What the alert was opened by that is looked at; the same object while it is the same. */
  ownLimit?: OwnLimit | null;
  /** What moves the limits of now; null: nothing may. */
  hand?: LimitHand | null;
  /** What is laid over the plot, in the chart's coordinates (`useChartBox`). */
  children?: ReactNode;
};

/** The readings of one sensor, stored and live, with its threshold and its alerts. */
export function LiveChart({ sensorId, ...chart }: LiveChartProps) {
  const { unit } = useCelsius();
  // Another sensor, or another unit, has other axes: nothing of the old ones stays.
  return <Chart key={`${unit} ${sensorId}`} sensorId={sensorId} {...chart} />;
}

function Chart({ sensorId, range, draftLimits, ownLimit = null, hand = null, children }: LiveChartProps) {
  useSpanWatch(sensorId, range);
  const moment = useChartMoment(sensorId, range);
  const { ref, width, height } = useElementSize();
  const [readout, setReadout] = useState<HTMLElement | null>(null);
  const { picture, timeline } = useChartPicture(moment, { range, draftLimits, ownLimit, hand, widthPx: width });
  const label = useChartLabel({ sensorId, range, picture, nowMs: moment.nowMs });
  return (
    <figure className={styles.chart} data-offline={moment.isOffline} aria-label={label}>
      <Legend stepMs={picture?.stepMs ?? 0} readoutRef={setReadout} />
      <div ref={ref} className={styles.plot} data-plot>
        {picture !== null && width > 0 && (
          <Suspense fallback={null}>
            <Drawing {...{ moment, timeline, sensorId, picture, draftLimits, ownLimit, hand, width, height, readout }}>
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
  const { locale } = useCelsius();
  if (picture === null) return '';
  const { fromMs, toMs } = picture.window;
  const sensor = words.name(sensorId);
  if (range.kind !== 'fixed') return t('label', { sensor, duration: words.duration(toMs - fromMs) });
  return t('labelSpan', { sensor, span: spanWords({ fromMs, toMs }, { nowMs, locale }) });
}

type DrawingProps = Omit<LiveChartProps, 'range'> & {
  moment: ChartMoment;
  timeline: ThresholdTimeline;
  picture: ChartPicture;
  width: number;
  height: number;
  readout: HTMLElement | null;
};

function Drawing({ moment, timeline, sensorId, picture, draftLimits, ownLimit, hand = null, ...size }: DrawingProps) {
  const { unit } = useCelsius();
  const { domain, window } = picture;
  const saved = stepAt(timeline, window.toMs);
  const marks = useMemo(
    () => limitMarks({ saved, draft: draftLimits, own: ownLimit, warning: moment.warning, domain, unit }),
    [saved, draftLimits, ownLimit, moment.warning, domain, unit],
  );
  const box = useRef<ChartBox | null>(null);
  const pull = useLimitPull(hand, box);
  const alerts = alertsWithin(withTold(moment), { sensorId, ...window });
  return (
    <>
      <ChartDrawing {...{ picture, marks, timeline, alerts, handles: hand && { hand, pull, box }, ...size }} />
      <DockedLimits {...{ marks, hand, pull }} />
    </>
  );
}
