'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useRef } from 'react';
import { type LiveSensor, latestLive } from '../live/live-sensor';
import { SensorText } from '../live/sensor-text';
import { useLive } from '../live/use-live';
import type { CelsiusWords } from '../words/celsius-words';
import { AverageWords } from './average-words';
import styles from './sensor-tile.module.css';
import type { SensorWords } from './sensor-words';
import { type ShownPoints, shownPoints } from './shown-points';
import { Sparkline } from './sparkline';
import { isSameStep } from './trend-step';
import { useDayExtremes } from './use-day-extremes';

type TrendProps = { sensorId: string; celsius: CelsiusWords; words: SensorWords };

/** Where a sensor comes from: its small line, its average, the lowest and the highest. */
export function Trend({ sensorId, celsius, words }: TrendProps) {
  const fallback = useLive(({ defaultThreshold }) => defaultThreshold);
  const sensor = useSteppedSensor(sensorId);
  const { high, low } = sensor?.threshold ?? fallback ?? { high: null, low: null };
  const shown = useMemo(() => (sensor === undefined ? null : shownPoints(sensor.points)), [sensor]);
  return (
    <>
      <span className={styles.trend}>{shown && <Sparkline shown={shown} high={high} low={low} />}</span>
      <span className={styles.average}>
        <AverageWords sensorId={sensorId} celsius={celsius} />
      </span>
      <span className={styles.range}>
        <Extremes {...{ sensorId, shown, celsius, words }} />
      </span>
    </>
  );
}

/** A sensor as it was when its line was last worth drawing. */
function useSteppedSensor(sensorId: string): LiveSensor | undefined {
  const drawn = useRef<LiveSensor>(undefined);
  return useLive(({ sensors }) => {
    const sensor = sensors.get(sensorId);
    const isDrawn = sensor !== undefined && drawn.current !== undefined && isSameStep(drawn.current, sensor);
    if (!isDrawn) drawn.current = sensor;
    return drawn.current;
  });
}

/** The lowest and the highest since midnight or, while that is not known, of the line above. */
function Extremes({ sensorId, shown, celsius, words }: TrendProps & { shown: ShownPoints | null }) {
  const t = useTranslations('sensor');
  const day = useDayExtremes(sensorId);
  const known = day ?? (shown !== null && shown.points.length > 1 ? shown : null);
  const spanMs = day === null ? (shown?.spanMs ?? null) : null;
  const say = useCallback(
    (sensor: LiveSensor) => {
      if (known === null) return '';
      // The value beside it is newer and must not lie outside what this says.
      const latest = latestLive(sensor)?.[1];
      const low = Math.min(known.low, latest ?? known.low);
      const high = Math.max(known.high, latest ?? known.high);
      const said = { low: celsius.degrees(low, high), high: celsius.degrees(high, low) };
      return spanMs === null ? t('extremes', said) : t('range', { ...said, duration: words.duration(spanMs) });
    },
    [known, spanMs, celsius, words, t],
  );
  return (
    <span title={day === null ? undefined : t('sinceMidnight')}>
      <SensorText sensorId={sensorId} say={say} />
    </span>
  );
}
