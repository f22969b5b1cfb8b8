'use client';

import { useTranslations } from 'next-intl';
import { memo, useMemo } from 'react';
import { type LiveSensor, latestLive, latestPoint } from '../live/live-sensor';
import { useLive, useWatch } from '../live/use-live';
import { unitSign } from '../words/celsius';
import type { CelsiusWords } from '../words/celsius-words';
import { Age } from './age';
import { AverageWords } from './average-words';
import { type ConditionKind, toneOf } from './condition-kind';
import { ConditionMark } from './condition-mark';
import styles from './sensor-tile.module.css';
import type { SensorWords } from './sensor-words';
import { type ShownPoints, shownPoints } from './shown-points';
import { Sparkline } from './sparkline';
import { useDayExtremes } from './use-day-extremes';
import { useGlancedSensor } from './use-glanced-sensor';
import { useInSight } from './use-in-sight';

export type SensorTileProps = {
  sensorId: string;
  kind: ConditionKind;
  isStale: boolean;
  conditionWords: string;
  isChosen: boolean;
  isOffline: boolean;
  celsius: CelsiusWords;
  words: SensorWords;
  onChoose(sensorId: string): void;
};

/**
 * One sensor at a glance. Plain elements, and only those in sight are drawn whole and redraw: hundreds of these change every second. The
 * others keep what a search of the browser or a screen reader looks for: name, state and value.
 */
export const SensorTile = memo(function SensorTile(props: SensorTileProps) {
  const { sensorId, kind, isStale, conditionWords, isChosen, isOffline, celsius, words, onChoose } = props;
  const [ref, isSeen] = useInSight<HTMLLIElement>();
  // Drawn whole until that is known, so that nothing jumps; asked for only once it is, or all would be.
  const isInSight = isSeen !== false;
  const sensor = useGlancedSensor(sensorId, isInSight);
  useWatch(isSeen ? sensorId : null, 'seen');
  const latest = sensor ? latestPoint(sensor) : null;
  if (!sensor) return null;
  return (
    <li ref={ref} className={styles.cell}>
      <button
        type="button"
        className={styles.tile}
        data-sensor={sensorId}
        data-kind={kind}
        data-tone={toneOf(kind)}
        data-stale={isOffline || isStale || kind === 'no-data'}
        aria-pressed={isChosen}
        onClick={() => onChoose(sensorId)}
      >
        <span className={styles.name} title={words.name(sensorId)}>
          {words.name(sensorId)}
        </span>
        <span className={styles.condition}>
          <ConditionMark kind={kind} />
          <span className={styles.words} title={conditionWords}>
            {conditionWords}
          </span>
        </span>
        <span className={styles.value}>
          {latest ? celsius.degrees(latest[1]) : '–'}
          <span className={styles.unit}> {unitSign(celsius.unit)}</span>
        </span>
        {isInSight && (
          <>
            <Trend sensor={sensor} celsius={celsius} words={words} />
            <span className={styles.age}>{latest && <Age measuredAtMs={latest[0]} words={words} />}</span>
          </>
        )}
      </button>
    </li>
  );
});

type TrendProps = { sensor: LiveSensor; celsius: CelsiusWords; words: SensorWords };

function Trend({ sensor, celsius, words }: TrendProps) {
  const fallback = useLive(({ defaultThreshold }) => defaultThreshold);
  const { high, low } = sensor.threshold ?? fallback ?? { high: null, low: null };
  const shown = useShownOncePerStep(sensor);
  const latestCelsius = latestLive(sensor)?.[1] ?? null;
  return (
    <>
      <span className={styles.trend}>{shown && <Sparkline shown={shown} high={high} low={low} />}</span>
      <span className={styles.average}>
        <AverageWords sensor={sensor} celsius={celsius} />
      </span>
      <span className={styles.range}>
        <Extremes {...{ sensorId: sensor.sensorId, shown, latestCelsius, celsius, words }} />
      </span>
    </>
  );
}

type ExtremesProps = Omit<TrendProps, 'sensor'> & {
  sensorId: string;
  shown: ShownPoints | null;
  latestCelsius: number | null;
};

/** The lowest and the highest since midnight or, while that is not known, of the line above. */
function Extremes({ sensorId, shown, latestCelsius, celsius, words }: ExtremesProps) {
  const t = useTranslations('sensor');
  const day = useDayExtremes(sensorId);
  const known = day ?? (shown !== null && shown.points.length > 1 ? shown : null);
  if (known === null) return null;
  // The value beside it is newer and must not lie outside what this says.
  const low = Math.min(known.low, latestCelsius ?? known.low);
  const high = Math.max(known.high, latestCelsius ?? known.high);
  const said = { low: celsius.degrees(low, high), high: celsius.degrees(high, low) };
  if (day !== null) return <span title={t('sinceMidnight')}>{t('extremes', said)}</span>;
  return shown && t('range', { ...said, duration: words.duration(shown.spanMs) });
}

/** A line of five minutes on 120 pixels moves by one of them in 2.5 s; drawing it oftener shows nothing new. */
const STEP_MS = 2500;

function useShownOncePerStep(sensor: LiveSensor) {
  const step = Math.floor((sensor.points.at(-1)?.[0] ?? 0) / STEP_MS);
  // A sensor that is watched from now on is told what it lacked, though its last reading may be of the same step.
  const isBehind = sensor.ahead !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the points change more often than they are drawn.
  return useMemo(() => shownPoints(sensor.points), [step, sensor.firstN, isBehind, sensor.sensorId]);
}
