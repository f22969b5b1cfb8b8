'use client';

import { useTranslations } from 'next-intl';
import type { Alert, AlertStep } from '#protocol/alert';
import { momentWords } from '../chart/axis-words';
import { useServerNowMs } from '../live/use-live';
import { useCelsius } from '../words/celsius-words';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import styles from './alert-page.module.css';

const MINUTE_MS = 60_000;

/** Everything that happened to an alert: who, when, and what was seen then. */
export function StepsList({ alert, steps }: { alert: Alert; steps: readonly AlertStep[] }) {
  const t = useTranslations('alertPage');
  const clock = useClock();
  const nowMs = useServerNowMs(MINUTE_MS);
  return (
    <section aria-label={t('steps')} className={styles.section}>
      <h2 className={styles.title}>{t('steps')}</h2>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added, at the end.
          <li key={index}>
            <time dateTime={new Date(step.atMs).toISOString()}>{momentWords(step.atMs, { nowMs, ...clock })}</time>
            <div>
              <StepWords alert={alert} step={step} nowMs={nowMs} />
              {step.note !== null && <blockquote className={styles.note}>{step.note}</blockquote>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepWords({ alert, step, nowMs }: { alert: Alert; step: AlertStep; nowMs: number }) {
  const t = useTranslations('alertPage');
  const ended = useTranslations('attention.state.ended');
  const degrees = useCelsius();
  const clock = useClock();
  const { by, celsius, untilMs, kind } = step;
  const named = { named: by === null ? 'no' : 'yes', by: by ?? '' };
  const until = untilMs === null ? '' : sinceWords(untilMs, { nowMs, ...clock });
  return (
    <>
      <b>{t(`step.${kind}`, { ...named, until, reason: ended(alert.endReason ?? 'back') })}</b>
      {celsius !== null && ` · ${t('seen', { value: degrees.celsius(celsius, alert.thresholdCelsius) })}`}
    </>
  );
}
