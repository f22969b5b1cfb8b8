'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RulesPatch } from '#protocol/alert-rules';
import type { BackTest } from '#protocol/back-test';
import { durationWords } from '../words/duration';
import styles from './back-test.module.css';
import { BACK_TEST_SPANS, type BackTestSpan, backTestRequest, coverage, MOST_SENSORS } from './back-test-words';
import { useBackTest } from './use-back-test';

type BackTestLineProps = {
  sensorIds: readonly string[];
  /** What a draft would change, as values; empty: nothing. Null: it says nothing yet, and nothing is asked. */
  patch: RulesPatch | null;
};

const SPANS = Object.keys(BACK_TEST_SPANS) as BackTestSpan[];

/** What the rules would have raised over what is stored, beside what those of now did. */
export function BackTestLine({ sensorIds, patch }: BackTestLineProps) {
  const t = useTranslations('backTest');
  const [span, setSpan] = useState<BackTestSpan>('24h');
  const asked = patch === null ? null : backTestRequest(sensorIds, { span, patch });
  const answer = useBackTest(asked);
  const { words, notes } = useBackTestWords({ span, isChange: answer.isChange });
  if (sensorIds.length === 0) return null;
  const said = () => {
    if (patch === null) return t('unsaid');
    if (answer.isFailing) return t('failing');
    if (answer.told === null) return t('counting');
    return [words(answer.told), notes(answer.told, sensorIds.length)];
  };
  return (
    <div className={styles.line}>
      <fieldset className={styles.spans} aria-label={t('over')}>
        {SPANS.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.span}
            aria-pressed={one === span}
            onClick={() => setSpan(one)}
          >
            {t(`spans.${one}`)}
          </button>
        ))}
      </fieldset>
      <p className={styles.words} data-old={answer.isOld} aria-live="polite">
        {said()}
      </p>
    </div>
  );
}

function useBackTestWords({ span, isChange }: { span: BackTestSpan; isChange: boolean }) {
  const t = useTranslations('backTest');
  const locale = useLocale();
  const duration = (ms: number) => durationWords(ms, locale);
  const side = ({ alerts, openMs }: BackTest['now']) =>
    alerts === 0 ? t('noAlerts') : t('alerts', { count: alerts, duration: duration(openMs) });
  const words = (told: BackTest) => {
    if (coverage(told) === 'none') return t('nothingStored');
    const inSpan = t(`spans.${span}`);
    if (!isChange) return t('asNow', { span: inSpan, alerts: side(told.now) });
    return t('asDraft', { span: inSpan, alerts: side(told.draft), now: side(told.now) });
  };
  const notes = (told: BackTest, sensors: number) => {
    const covered = coverage(told);
    const part = typeof covered === 'object' ? t('onlyStored', { duration: duration(covered.storedMs) }) : null;
    const some = sensors > MOST_SENSORS ? t('firstOnly', { count: MOST_SENSORS }) : null;
    const said = [part, some].filter((note) => note !== null).join(' ');
    return (
      said && (
        <span key="notes" className={styles.note}>
          {' '}
          {said}
        </span>
      )
    );
  };
  return { words, notes };
}
