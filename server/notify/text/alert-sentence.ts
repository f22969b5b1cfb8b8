import type { Alert } from '#protocol/alert';
import type { News } from '../news';
import type { DegreeWords } from './degrees';
import type { MomentWords } from './moments';
import type { Translate } from './translate';

export type Words = { t: Translate; degrees: DegreeWords; moments: MomentWords; nowMs: number };

/** What the banner says of this alert: while it is open what is so, afterwards what was. */
export function alertSentence(news: News, words: Words): string {
  return news.alert.endedAtMs === null ? openSentence(news, words) : endedSentence(news, words);
}

/** A few words for a subject line. */
export function alertTitle({ alert, sensor }: News, { t }: Words): string {
  const state = alert.endedAtMs !== null ? 'ended' : alert.severity;
  return t(`title.${state}`, { what: t(`kind.${titleKind(alert)}`, { name: sensor.name }) });
}

/** What the page calls a sensor with this alert. */
function titleKind({ kind, cause, severity }: Alert) {
  if (kind === 'fault' && cause === 'stuck') return 'stuck';
  if (severity === 'warning' && kind === 'high') return 'warm';
  if (severity === 'warning' && kind === 'low') return 'cold';
  return kind;
}

function openSentence({ alert, sensor, lastCelsius }: News, words: Words): string {
  const { t, degrees, moments, nowMs } = words;
  const name = nameOf({ alert, sensor }, t);
  const since = moments.time(alert.sinceMs);
  const limit = alert.thresholdCelsius;
  switch (alert.kind) {
    case 'high':
    case 'low': {
      const level = alert.severity === 'warning' ? 'early' : 'open';
      const celsius = valueNow(alert, lastCelsius) ?? limit ?? 0;
      const distance = degrees.distance(celsius - (limit ?? celsius));
      return t(`${level}.${alert.kind}`, {
        name,
        since,
        distance,
        value: degrees.celsius(celsius, limit),
        limit: degrees.celsius(limit ?? 0),
      });
    }
    case 'exposure-high':
    case 'exposure-low':
      return t(`open.${alert.kind}`, {
        name,
        limit: degrees.celsius(limit ?? 0),
        total: moments.duration(alert.afterMs ?? 0),
      });
    case 'no-data':
      return t('open.no-data', { name, since, duration: moments.duration(nowMs - alert.sinceMs) });
    case 'fault':
      return alert.cause === 'stuck'
        ? t('open.stuck', { name, since, value: degrees.celsius(alert.openedCelsius ?? lastCelsius ?? 0) })
        : t('open.fault', { name, value: degrees.celsius(alert.openedCelsius ?? lastCelsius ?? 0) });
    case 'feed':
      return t('open.feed', { since });
  }
}

function endedSentence({ alert, sensor }: News, { t, degrees, moments }: Words): string {
  const endedAtMs = alert.endedAtMs ?? alert.openedAtMs;
  const limit = alert.thresholdCelsius;
  const kind = alert.kind === 'fault' && alert.cause === 'stuck' ? 'stuck' : alert.kind;
  const span = {
    name: nameOf({ alert, sensor }, t),
    since: moments.time(alert.sinceMs),
    until: moments.time(endedAtMs),
    duration: moments.duration(endedAtMs - alert.sinceMs),
    limit: degrees.celsius(limit ?? 0),
    peak: degrees.celsius(alert.peakCelsius ?? limit ?? 0, limit),
  };
  const was = t(`was.${kind}`, span);
  return `${t(`ended.${alert.endReason ?? 'back'}`, { name: span.name })} ${was}`;
}

/** What it shows now if that is still beyond; else what was farthest, for a sensor between two readings. */
function valueNow({ kind, thresholdCelsius: limit, openedCelsius, peakCelsius }: Alert, last: number | null) {
  const isBeyond = last !== null && limit !== null && (kind === 'high' ? last > limit : last < limit);
  return isBeyond ? last : (openedCelsius ?? peakCelsius);
}

/** The feed is no sensor. */
function nameOf({ alert, sensor }: Pick<News, 'alert' | 'sensor'>, t: Translate): string {
  return alert.kind === 'feed' ? t('allSensors') : sensor.name;
}
