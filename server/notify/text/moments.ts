import { createFormatter } from 'use-intl/core';
import type { ChannelDraft } from '#protocol/channel';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Unit = 'second' | 'minute' | 'hour' | 'day';

export type MomentWords = {
  /** `14:02`, with the day in front unless that is today; epoch ms. */
  time(ms: number): string;
  /** `12 min`, `2 hr 5 min`, `3 days 4 hr`, rounded down. */
  duration(ms: number): string;
};

/** Times as the channel's people read them. */
export function momentWords(
  { language, timeZone }: Pick<ChannelDraft, 'language' | 'timeZone'>,
  nowMs: number,
): MomentWords {
  const format = createFormatter({ locale: language, timeZone });
  const day = (ms: number) => format.dateTime(ms, { year: 'numeric', month: 'numeric', day: 'numeric' });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const count = (number: number, unit: Unit) => format.number(number, { style: 'unit', unit, unitDisplay: 'short' });
  return {
    time(ms) {
      const isToday = day(ms) === day(nowMs);
      return format.dateTime(ms, isToday ? clock : { ...clock, month: 'short', day: 'numeric' });
    },
    duration(ms) {
      const words = partsOf(Math.max(0, ms)).map(([number, unit]) => count(number, unit));
      return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(words);
    },
  };
}

function partsOf(ms: number): [number, Unit][] {
  if (ms < MINUTE_MS) return [[Math.floor(ms / 1000), 'second']];
  if (ms < HOUR_MS) return [[Math.floor(ms / MINUTE_MS), 'minute']];
  const [wholeMs, unit, restMs, rest]: [number, Unit, number, Unit] =
    ms < DAY_MS ? [HOUR_MS, 'hour', MINUTE_MS, 'minute'] : [DAY_MS, 'day', HOUR_MS, 'hour'];
  const left = Math.floor((ms % wholeMs) / restMs);
  const whole: [number, Unit] = [Math.floor(ms / wholeMs), unit];
  return left === 0 ? [whole] : [whole, [left, rest]];
}
