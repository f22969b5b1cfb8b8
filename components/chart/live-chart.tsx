'use client';

import { useElementSize } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { useSensorWords } from '../sensors/sensor-words';
import { loadPatiently } from '../shell/load-patiently';
import { useCelsius } from '../words/celsius-words';
import { alertsWithin, type ChartMoment } from './chart-moment';
import { type ChartPicture, limitsOf, nextPicture } from './chart-picture';
import { DockedLimits } from './docked-limits';
import { Legend } from './legend';
import { limitMarks } from './limit-marks';
import styles from './live-chart.module.css';
import { useChartMoment } from './use-chart-moment';

// Recharts is the heaviest part of the page: tiles and alerts do not wait for it.
const ChartDrawing = lazy(() =>
  loadPatiently(() => import('./chart-drawing')).then((module) => ({ default: module.ChartDrawing })),
);

export type LiveChartProps = {
  sensorId: string;
  /** Limits not saved yet, °C; null: none are being made. */
  draftLimits: ThresholdLimits | null;
};

/** The latest readings of one sensor with its threshold and its alerts. */
export function LiveChart({ sensorId, draftLimits }: LiveChartProps) {
  const { unit } = useCelsius();
  // Another sensor, or another unit, has other axes: nothing of the old ones stays.
  return <Chart key={`${unit} ${sensorId}`} sensorId={sensorId} draftLimits={draftLimits} />;
}

function Chart({ sensorId, draftLimits }: LiveChartProps) {
  const t = useTranslations('chart');
  const words = useSensorWords();
  const moment = useChartMoment(sensorId);
  const { ref, width, height } = useElementSize();
  const [readout, setReadout] = useState<HTMLElement | null>(null);
  const picture = usePicture(moment, { draftLimits, widthPx: width });
  return (
    <figure
      className={styles.chart}
      data-offline={moment.isOffline}
      aria-label={picture ? t('label', { sensor: words.name(sensorId), duration: words.duration(picture.spanMs) }) : ''}
    >
      <Legend readoutRef={setReadout} />
      <div ref={ref} className={styles.plot}>
        {picture !== null && width > 0 && (
          <Suspense fallback={null}>
            <Drawing {...{ moment, sensorId, picture, draftLimits, width, height, readout }} />
          </Suspense>
        )}
      </div>
    </figure>
  );
}

type DrawingProps = LiveChartProps & {
  moment: ChartMoment;
  picture: ChartPicture;
  width: number;
  height: number;
  readout: HTMLElement | null;
};

function Drawing({ moment, sensorId, picture, draftLimits, ...box }: DrawingProps) {
  const { unit } = useCelsius();
  const { domain, window } = picture;
  const marks = useMemo(
    () => limitMarks({ saved: moment.limits, draft: draftLimits, domain, unit }),
    [moment.limits, draftLimits, domain, unit],
  );
  const alerts = alertsWithin(moment.alerts.values(), { sensorId, ...window });
  return (
    <>
      <ChartDrawing picture={picture} marks={marks} alerts={alerts} {...box} />
      <DockedLimits marks={marks} />
    </>
  );
}

function usePicture(
  { sensor, limits, nowMs }: ChartMoment,
  { draftLimits, widthPx }: { draftLimits: ThresholdLimits | null; widthPx: number },
): ChartPicture | null {
  const { unit } = useCelsius();
  const shown = useRef<ChartPicture | null>(null);
  const picture = useMemo(
    () =>
      sensor === undefined
        ? null
        : nextPicture(shown.current, { sensor, limits: limitsOf(limits, draftLimits), unit, nowMs, widthPx }),
    [sensor, limits, draftLimits, unit, nowMs, widthPx],
  );
  useEffect(() => {
    shown.current = picture;
  });
  return picture;
}
