import type { ChannelDraft, Delivery } from '#protocol/channel';
import type { Message, News } from '../news';
import { alertLink } from './alert-link';
import { alertSentence, alertTitle, type Words } from './alert-sentence';
import { degreeWords } from './degrees';
import { momentWords } from './moments';
import { createTranslate } from './translate';

/** Alerts named one by one in a digest; the rest is counted. */
const DIGEST_LINES = 20;

type Reader = Pick<ChannelDraft, 'name' | 'language' | 'unit' | 'timeZone'>;

export type WriteOptions = {
  channel: Reader;
  delivery: Pick<Delivery, 'deliveryId' | 'what'>;
  news: readonly News[];
  origin: string | null;
  nowMs: number;
};

/** A message in the channel's language, degrees and time zone, in sentences without markup. */
export function writeMessage({ channel, delivery, news, origin, nowMs }: WriteOptions): Message {
  const words: Words = {
    t: createTranslate(channel.language),
    degrees: degreeWords(channel),
    moments: momentWords(channel, nowMs),
    nowMs,
  };
  const url =
    delivery.what === 'test'
      ? origin
      : alertLink(
          origin,
          news.map(({ alert }) => alert.id),
        );
  return { ...delivery, news, url, ...inWords({ channel, what: delivery.what, news }, words) };
}

type Told = { channel: Reader; what: Delivery['what']; news: readonly News[] };

function inWords({ channel, what, news }: Told, words: Words): { title: string; text: string } {
  const { t } = words;
  const [first] = news;
  if (what === 'test') return { title: t('testTitle'), text: t('test', { name: oneLine(channel.name) }) };
  if (what === 'digest' || first === undefined) return digest(news, words);
  const sentence = alertSentence(first, words);
  const isStillOpen = what === 'rang-again' && first.alert.endedAtMs === null;
  const lines = [isStillOpen ? `${t('stillOpen')} ${sentence}` : sentence, ...more(first, words)];
  return { title: oneLine(alertTitle(first, words)), text: lines.join('\n') };
}

// What to do is of use only while it is open.
function more({ alert, sensor }: News, { t }: Words): string[] {
  const place = sensor.place === null ? [] : [t('place', { place: sensor.place })];
  return alert.endedAtMs === null && sensor.note !== '' ? [...place, t('note', { note: sensor.note })] : place;
}

function digest(news: readonly News[], words: Words): { title: string; text: string } {
  const { t } = words;
  const open = news.filter(({ alert }) => alert.endedAtMs === null);
  const counts = { open: open.length, ended: news.length - open.length };
  const sorted = [...open.sort(worstFirst), ...news.filter(({ alert }) => alert.endedAtMs !== null)];
  const lines = sorted.slice(0, DIGEST_LINES).map((one) => `• ${digestLine(one, words)}`);
  const rest = sorted.length - lines.length;
  return {
    title: t('digestTitle', counts),
    text: [t('digest', counts), ...lines, ...(rest > 0 ? [t('more', { count: rest })] : [])].join('\n'),
  };
}

function digestLine(news: News, words: Words): string {
  const { alert, sensor } = news;
  const sentence = oneLine(alertSentence(news, words));
  const note =
    alert.endedAtMs === null && sensor.note !== '' ? ` ${words.t('note', { note: oneLine(sensor.note) })}` : '';
  return sentence + note;
}

const worstFirst = (one: News, other: News) =>
  Number(other.alert.severity === 'critical') - Number(one.alert.severity === 'critical');

/** Names are what people typed: a line break in one would be a header of its own in an e-mail. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, (found) => (found === '\u00a0' ? found : ' ')).trim();
}
