import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import english from '../../messages/en.json';
import chinese from '../../messages/zh-CN.json';
import { buildPending } from '../live/testing/build';
import { celsiusWords } from '../words/celsius-words';
import { CONDITION_KINDS } from './condition-kind';
import { type ConditionSpeech, conditionWords } from './condition-words';
import { type Condition, UNHEARD } from './sensor-condition';

const NOW_MS = Date.parse('2030-06-01T13:00Z');
const AT_1204 = Date.parse('2030-06-01T12:04Z');

function say(condition: Partial<Condition>, locale: 'en' | 'zh-CN' = 'en'): string {
  const messages = locale === 'en' ? english : chinese;
  const t = createTranslator({ locale, messages, namespace: 'sensor' }) as unknown as ConditionSpeech['t'];
  const { celsius } = celsiusWords(locale, 'C');
  return conditionWords(
    { ...UNHEARD, sinceMs: NOW_MS - 240_000, ...condition },
    { t, locale, timeZone: 'UTC', celsius, nowMs: NOW_MS },
  ).replaceAll('\u00a0', ' ');
}

describe('the words of a condition', () => {
  it('[PG132] are those of the design, with who has it', () => {
    expect(say({ kind: 'no-data' })).toBe('No data for 4 min');
    expect(say({ kind: 'back-unseen' })).toBe('Back to normal, not acknowledged');
    expect(say({ kind: 'snoozed', untilMs: Date.parse('2030-06-01T14:00Z') })).toBe('Snoozed until 14:00');
    const acknowledged = { by: 'Ana', atMs: AT_1204 };
    expect(say({ kind: 'too-hot', acknowledged })).toBe('Too hot · acknowledged by Ana 12:04');
    expect(say({ kind: 'warm', acknowledged: { ...acknowledged, by: null } })).toBe('Warm · acknowledged 12:04');
  });

  it('[PG133] say how long of how long it is beyond, and no more than the whole', () => {
    const pending = (agoMs: number) => buildPending({ sinceMs: NOW_MS - agoMs });
    expect(say({ kind: 'pending', pending: pending(130_000) })).toBe('Above 40.0 °C for 2:10 of 5:00');
    expect(say({ kind: 'pending', pending: { ...pending(-1), kind: 'low', thresholdCelsius: 2 } })).toBe(
      'Below 2.0 °C for 0:00 of 5:00',
    );
    expect(say({ kind: 'pending', pending: pending(999_000) })).toBe('Above 40.0 °C for 5:00 of 5:00');
  });

  it.each(CONDITION_KINDS)('[PG132] there are some for %s in both languages', (kind) => {
    const condition = { kind, untilMs: AT_1204, pending: buildPending() };
    expect(say(condition)).not.toContain('condition');
    expect(say(condition, 'zh-CN')).not.toMatch(/condition|Too|for/);
  });
});
