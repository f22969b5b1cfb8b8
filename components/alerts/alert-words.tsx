'use client';

import { useTranslations } from 'next-intl';
import { useAlertSentence } from '../attention/use-alert-sentence';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import { gapBefore } from '../words/gap-before';
import type { AlertRow } from './alert-rows';

type WordsOf = { row: AlertRow; nowMs: number };

const BOLD = { b: (text: React.ReactNode) => <b>{text}</b> };

/** One row in words: what, where, how much, since when. */
export function AlertWords({ row, nowMs }: WordsOf) {
  const sentence = useAlertSentence();
  if (row.isRepeating) return <RepeatingWords row={row} />;
  if (row.alert.endedAtMs !== null) return <EndedWords row={row} />;
  const { headline, detail } = sentence(row.alert, { nowMs, celsius: row.celsius });
  return (
    <>
      <b>{headline}</b>
      {gapBefore(detail)}
      {detail}
    </>
  );
}

function RepeatingWords({ row }: { row: AlertRow }) {
  const t = useTranslations('alert');
  const words = useSensorWords();
  const limits = useLimitDetail(row);
  const said = { sensor: words.name(row.sensorId), count: row.episodes, kind: kindKey(row), ...BOLD };
  const detail = limits === null ? '' : t('repeatingDetail', limits);
  return (
    <>
      {t.rich('repeating', said)}
      {gapBefore(detail)}
      {detail}
    </>
  );
}

function EndedWords({ row }: { row: AlertRow }) {
  const t = useTranslations('alert');
  const words = useSensorWords();
  const limits = useLimitDetail(row);
  const { sinceMs, endedAtMs, openedAtMs, endReason } = row.alert;
  const said = { sensor: words.name(row.sensorId), kind: kindKey(row), isSeen: `${row.state !== 'unseen'}`, ...BOLD };
  const duration = words.lasted((endedAtMs ?? openedAtMs) - sinceMs);
  const detail = limits === null ? t('endedLasted', { duration }) : t('endedDetail', { ...limits, duration });
  return (
    <>
      {t.rich(`ended.${endReason ?? 'back'}`, said)}
      {gapBefore(detail)}
      {detail}
    </>
  );
}

// Words of a message may hold no dash.
function kindKey({ alert: { kind } }: AlertRow): string {
  return kind.replace('-', '');
}

function useLimitDetail({ alert, celsius }: AlertRow): { value: string; limit: string } | null {
  const t = useTranslations('alert');
  const words = useCelsius();
  const { kind, thresholdCelsius } = alert;
  if (thresholdCelsius === null || celsius === null) return null;
  const isHigh = kind === 'high' || kind === 'exposure-high';
  const limit = words.celsius(thresholdCelsius, celsius);
  return {
    value: words.celsius(celsius, thresholdCelsius),
    limit: t(isHigh ? 'limitAbove' : 'limitBelow', { value: limit }),
  };
}
