import { describe, expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import { type ChannelDraft, channelDraftSchema } from '#protocol/channel';
import { anAlert } from '#server/testing/write-batches';
import type { News, SensorWords } from '../news';
import { alertLink, outsideOrigin } from './alert-link';
import { writeMessage } from './write-message';

const at = (clock: string) => Date.parse(`2026-01-05T${clock}:00Z`);
const FREEZER = {
  sinceMs: at('14:02'),
  openedAtMs: at('14:12'),
  thresholdCelsius: -15,
  openedCelsius: -11.6,
  peakCelsius: -10,
};

type Options = Partial<ChannelDraft> & {
  sensor?: Partial<SensorWords>;
  last?: number | null;
  what?: 'opened' | 'rang-again';
};

function write(fields: Partial<Alert>, { sensor = {}, last = null, what = 'opened', ...channel }: Options = {}) {
  const words = { name: 'Freezer 2', group: null, place: null, note: '', ...sensor };
  const news: News = { alert: anAlert({ id: 'a/1', ...FREEZER, ...fields }), sensor: words, lastCelsius: last };
  return message([news], { what, channel });
}

function message(
  news: News[],
  { what, channel = {} }: { what: 'opened' | 'rang-again' | 'digest' | 'test'; channel?: Partial<ChannelDraft> },
) {
  const draft = channelDraftSchema.parse({ name: 'Ana', target: { kind: 'ntfy', topic: 'cellar' }, ...channel });
  const delivery = { deliveryId: '1-1', what };
  return writeMessage({ channel: draft, delivery, news, origin: 'https://iso.example', nowMs: at('14:30') });
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what a message says', () => {
  test('[NT15] what the banner says, and what to do', () => {
    const { title, text, url } = write({}, { sensor: { note: 'Call Ana, door code 12.', place: 'Cellar' } });
    expect(plain(text)).toBe(
      'Freezer 2 is 3.4 °C above its threshold (−11.6 °C, alert above −15.0 °C), since 14:02.\nPlace: Cellar\nWhat to do: Call Ana, door code 12.',
    );
    expect(title).toBe('Alert: Freezer 2 too hot');
    expect(url).toBe('https://iso.example/alerts/a%2F1');
  });

  test('[NT15] what it shows now where that is still beyond', () => {
    expect(plain(write({}, { last: -9 }).text)).toContain('6.0 °C above its threshold (−9.0 °C,');
    expect(plain(write({}, { last: -20 }).text)).toContain('3.4 °C above');
  });

  test('[NT15] in the channel’s language, degrees and time zone', () => {
    const { text } = write({}, { language: 'zh-CN', unit: 'fahrenheit', timeZone: 'Asia/Shanghai' });
    expect(plain(text)).toBe('Freezer 2 高于阈值 6.1 °F（11.1 °F，高于 5.0 °F 报警），自 22:02 起。');
  });

  test('[NT15] a day that is not today is named', () => {
    expect(write({ sinceMs: at('14:02') - 86_400_000 }).text).toContain('since Jan 4, 14:02');
  });

  test.each<[string, Partial<Alert>, string]>([
    [
      'a low',
      { kind: 'low', thresholdCelsius: -10 },
      'is 1.6 °C below its threshold (−11.6 °C, alert below −10.0 °C), since 14:02.',
    ],
    ['an early warning', { severity: 'warning' }, 'Early warning: Freezer 2 is 3.4 °C above its warning limit'],
    [
      'exposure',
      { kind: 'exposure-high', afterMs: 3_600_000 },
      'was above −15.0 °C for more than 1 hr in all within a day.',
    ],
    ['silence', { kind: 'no-data', thresholdCelsius: null }, 'Freezer 2 has sent no data since 14:02 (28 min).'],
    [
      'an error value',
      { kind: 'fault', cause: 'error-value', openedCelsius: 85 },
      'Freezer 2 sends 85.0 °C, which is what its sensor says when it has no reading.',
    ],
    ['a stuck value', { kind: 'fault', cause: 'stuck', openedCelsius: 4 }, 'has shown exactly 4.0 °C since 14:02.'],
    ['the feed', { kind: 'feed', sensorId: '' }, 'No reading of any sensor has come in since 14:02.'],
  ])('[NT15] %s is told in its own words', (_what, fields, said) => expect(plain(write(fields).text)).toContain(said));

  test('[NT7] an alert that is over is told with its beginning, without what to do', () => {
    const ended = { endedAtMs: at('14:20'), endReason: 'back' } as const;
    const { title, text } = write(ended, { sensor: { note: 'Call Ana.' } });
    expect(title).toBe('Ended: Freezer 2 too hot');
    expect(plain(text)).toBe(
      'Freezer 2 is back to normal. It was above −15.0 °C from 14:02 to 14:20 (18 min), at most −10.0 °C.',
    );
  });

  test('[NT15] one that rings again says that it is still open', () => {
    expect(write({}, { what: 'rang-again' }).text).toMatch(/^Still open: Freezer 2 is/);
  });

  test.each<[Partial<Alert>, string]>([
    [{}, 'Alert: Freezer 2 too hot'],
    [{ kind: 'low' }, 'Alert: Freezer 2 too cold'],
    [{ severity: 'warning' }, 'Early warning: Freezer 2 warm'],
    [{ kind: 'low', severity: 'warning' }, 'Early warning: Freezer 2 cold'],
    [{ severity: 'warning', endedAtMs: at('14:20'), endReason: 'back' }, 'Ended: Freezer 2 warm'],
  ])('[NT15] its title has the page’s word for the sensor’s state: %o', (fields, title) => {
    expect(write(fields).title).toBe(title);
  });

  test('[NT15] a line break in a name breaks no line of the title', () => {
    expect(write({}, { sensor: { name: 'A\r\nBcc: x@y' } }).title).toBe('Alert: A Bcc: x@y too hot');
  });

  test('[NT5] a digest counts, names the worst first, and ends', () => {
    const news = Array.from({ length: 25 }, (_, index): News => {
      const severity = index === 24 ? 'critical' : 'warning';
      const alert = anAlert({ ...FREEZER, id: `a${index}`, severity, endedAtMs: index === 0 ? at('14:20') : null });
      return { alert, sensor: { name: `S${index}`, group: null, place: null, note: '' }, lastCelsius: null };
    });
    const { title, text, url } = message(news, { what: 'digest' });
    expect(title).toBe('24 open alerts, 1 ended');
    const lines = text.split('\n');
    expect([lines[0], lines.length, lines.at(-1)]).toEqual([
      'Several alerts in one message: 24 are open, 1 has ended.',
      22,
      'and 5 more',
    ]);
    expect(lines[1]).toMatch(/^• S24 is/);
    expect(url).toBe('https://iso.example/alerts');
  });

  test('[NT21] a test says that it is one', () => {
    expect(message([], { what: 'test' }).text).toBe('This is a test: messages to Ana arrive. Nothing is wrong.');
  });
});

describe('the link', () => {
  test.each([
    [null, null],
    [['http://localhost:3000', 'https://iso.example'], null],
    [['http://127.0.0.1:3000'], null],
    [['http://[::1]:3000'], null],
    [['https://iso.example', 'http://localhost:3000'], 'https://iso.example'],
    [['http://192.168.0.5:3000'], 'http://192.168.0.5:3000'],
  ])('[NT16] of %j leads to %s', (origins, origin) => expect(outsideOrigin(origins)).toBe(origin));

  test('[NT16] is left out where no origin was set', () => expect(alertLink(null, ['a'])).toBeNull());
});
