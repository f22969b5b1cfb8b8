'use client';

import { useTranslations } from 'next-intl';
import { momentWords } from '../chart/axis-words';
import type { TimeWindow } from '../chart/live-span';
import { useChartMoment } from '../chart/use-chart-moment';
import { bestSteps } from '../history/known-span';
import type { Range } from '../history/range';
import { thresholdTimeline } from '../history/threshold-timeline';
import { CrossIcon } from '../shell/icons';
import { useCelsius } from '../words/celsius-words';
import { measuredWords } from '../words/duration';
import { useClock } from '../words/use-clock';
import type { Hand } from './hand';
import styles from './hand-bar.module.css';
import { selectedSamples } from './selected-samples';
import { selectionFigures } from './selection-figures';
import { useHeld } from './use-hold';

type SelectionWordsProps = { sensorId: string; range: Range; selection: TimeWindow };

/** The selected time in figures. */
export function SelectionWords(selected: SelectionWordsProps) {
  const said = useSelectionWords(selected);
  return (
    <span role="status" className={styles.figures}>
      {said.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

/** What can be done with a selected time. */
export function SelectionButtons({ hand, selection }: { hand: Hand; selection: TimeWindow }) {
  const t = useTranslations('chartHand');
  return (
    <>
      <button type="button" className={styles.words} onClick={() => hand.zoomTo(selection)}>
        {t('zoomToSelection')}
      </button>
      <button
        type="button"
        className={styles.move}
        aria-label={t('clearSelection')}
        title={t('clearSelection')}
        onClick={() => hand.select(null)}
      >
        <CrossIcon />
      </button>
    </>
  );
}

function useSelectionWords({ sensorId, range, selection }: SelectionWordsProps): string[] {
  const t = useTranslations('chartHand');
  const celsius = useCelsius();
  const clock = useClock();
  const moment = useChartMoment(sensorId, range, useHeld());
  const { fromMs, toMs } = selection;
  const { samples, gapMs, isRough } = selectedSamples(moment, selection);
  const timeline = thresholdTimeline({ steps: bestSteps(moment.view), live: moment.limits, nowMs: moment.nowMs });
  const figures = selectionFigures(selection, { samples, gapMs, timeline });
  const from = momentWords(fromMs, { nowMs: moment.nowMs, ...clock });
  // Its day is said where it is another than that of the beginning.
  const to = momentWords(toMs, { nowMs: fromMs, ...clock });
  const span = t('selected', { from, to, duration: measuredWords(toMs - fromMs, clock.locale) });
  if (figures === null) return [span, t('nothingSelected')];
  const beyond = figures.beyondMs === null ? null : measuredWords(figures.beyondMs, clock.locale);
  return [
    span,
    t('low', { value: celsius.celsius(figures.low) }),
    t('high', { value: celsius.celsius(figures.high) }),
    t(isRough ? 'roughMean' : 'mean', { value: celsius.celsius(figures.mean) }),
    beyond === null ? t('noThreshold') : t(isRough ? 'roughBeyond' : 'beyond', { duration: beyond }),
  ];
}
