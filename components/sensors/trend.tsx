'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { isErrorValue } from '#protocol/believed';
import { type LiveSensor, latestLive } from '../live/live-sensor';
import { SensorText } from '../live/sensor-text';
import type { CelsiusWords } from '../words/celsius-words';
import { AverageWords } from './average-words';
import styles from './sensor-tile.module.css';
import type { SensorWords } from './sensor-words';
import { type ShownPoints, shownPoints } from './shown-points';
import { TrendLine } from './trend-line';
import { isSameStep } from './trend-step';
import { dayExtremesOf, followDayExtremes, useHasDayExtremes } from './use-day-extremes';
import { useErrorValues } from './use-error-values';

type TrendProps = { sensorId: string; celsius: CelsiusWords; words: SensorWords };

/** Where a sensor comes from: its small line, its average, the lowest and the highest. A reading renders none of it. */
export function Trend({ sensorId, celsius, words }: TrendProps) {
  const errorValues = useErrorValues(sensorId);
  return (
    <>
      <span className={styles.trend}>
        <TrendLine sensorId={sensorId} errorValues={errorValues} />
      </span>
      <span className={styles.average}>
        <AverageWords sensorId={sensorId} celsius={celsius} />
      </span>
      <span className={styles.range}>
        <Extremes {...{ sensorId, celsius, words, errorValues }} />
      </span>
    </>
  );
}

/** The lowest and the highest since midnight or, while that is not known, of the line above. */
function Extremes({ sensorId, celsius, words, errorValues }: TrendProps & { errorValues: readonly number[] }) {
  const t = useTranslations('sensor');
  const isOfDay = useHasDayExtremes(sensorId);
  const say = useMemo(() => {
    const shownOf = steppedPoints(errorValues);
    return (sensor: LiveSensor) => {
      const day = isOfDay ? dayExtremesOf(sensorId) : null;
      const shown = day === null ? shownOf(sensor) : null;
      const known = day ?? (shown !== null && shown.points.length > 1 ? shown : null);
      if (known === null) return '';
      // The value beside it is newer and must not lie outside what this says.
      const latest = latestLive(sensor)?.[1];
      const isValue = latest !== undefined && !isErrorValue(latest, errorValues);
      const low = isValue ? Math.min(known.low, latest) : known.low;
      const high = isValue ? Math.max(known.high, latest) : known.high;
      const said = { low: celsius.degrees(low, high), high: celsius.degrees(high, low) };
      return shown === null ? t('extremes', said) : t('range', { ...said, duration: words.duration(shown.spanMs) });
    };
  }, [sensorId, isOfDay, errorValues, celsius, words, t]);
  const follow = useCallback((listener: () => void) => followDayExtremes(sensorId, listener), [sensorId]);
  return (
    <span title={isOfDay ? t('sinceMidnight') : undefined}>
      <SensorText {...{ sensorId, say, follow }} />
    </span>
  );
}

/** Of a sensor what its line is drawn of, summed up as seldom. */
function steppedPoints(errorValues: readonly number[]): (sensor: LiveSensor) => ShownPoints | null {
  let summed: { sensor: LiveSensor; shown: ShownPoints | null } | null = null;
  return (sensor) => {
    if (summed === null || !isSameStep(summed.sensor, sensor))
      summed = { sensor, shown: shownPoints(sensor.points, errorValues) };
    return summed.shown;
  };
}
