'use client';

import { useTranslations } from 'next-intl';
import type { TimeWindow } from '../chart/live-span';
import { useComparedMoments } from '../chart/use-compared-moments';
import { ComparedSwatch } from '../compare/compared-swatch';
import { useComparison } from '../compare/comparison';
import type { Range } from '../history/range';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import styles from './hand-bar.module.css';
import { selectedSamples } from './selected-samples';
import { selectionFigures } from './selection-figures';
import { useHeld } from './use-hold';

type ComparedSelectionProps = { range: Range; selection: TimeWindow };

/** The same time in figures of each compared sensor, a row each. */
export function ComparedSelection({ range, selection }: ComparedSelectionProps) {
  const t = useTranslations('chartHand');
  const words = useSensorWords();
  const { celsius } = useCelsius();
  const { compared } = useComparison();
  const moments = useComparedMoments(compared, { range, held: useHeld() });
  return moments.map((moment) => {
    const { samples, gapMs, isRough } = selectedSamples(moment, selection);
    const figures = selectionFigures(selection, { samples, gapMs, timeline: [] });
    return (
      <span key={moment.sensorId} className={styles.figures} data-compared={moment.sensorId}>
        <span className={styles.whose}>
          <ComparedSwatch place={moment.place} /> {words.name(moment.sensorId)}
        </span>
        {figures === null ? (
          <span>{t('nothingSelected')}</span>
        ) : (
          <>
            <span>{t('low', { value: celsius(figures.low) })}</span>
            <span>{t('high', { value: celsius(figures.high) })}</span>
            <span>{t(isRough ? 'roughMean' : 'mean', { value: celsius(figures.mean) })}</span>
          </>
        )}
      </span>
    );
  });
}
