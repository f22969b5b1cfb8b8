import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import type { ChannelScope } from '#protocol/channel-scope';
import english from '../../messages/en.json';
import chinese from '../../messages/zh-CN.json';
import { scopeWords } from './scope-words';

const NOTHING_SAID: ChannelScope = { groups: [], sensorIds: [], exceptGroups: [], exceptSensorIds: [] };
const wordsIn = (locale: 'en' | 'zh-CN', messages: typeof english) => (scope: Partial<ChannelScope>) => {
  const t = createTranslator({ locale, messages, namespace: 'channels' });
  return scopeWords({ ...NOTHING_SAID, ...scope }, { t, nameOf: (id) => id.toUpperCase() });
};

test('[PG480] of which sensors a channel tells is said in words', () => {
  const words = wordsIn('en', english);
  expect(words({})).toBe('all sensors');
  expect(words({ groups: ['Lab'], sensorIds: ['oven'] })).toBe('Lab, OVEN');
  expect(words({ tellsOthers: false })).toBe('no sensor');
  expect(words({ tellsOthers: true, exceptGroups: ['Lab'] })).toBe('all sensors, except Lab');
  expect(words({ groups: ['Lab'], exceptSensorIds: ['scale'] })).toBe('Lab, except SCALE');
  expect(words({ tellsOthers: true, exceptGroups: ['Lab'], sensorIds: ['scale'] })).toBe(
    'all sensors, except Lab, but still SCALE',
  );
  expect(words({ sensorIds: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] })).toBe('A, B, C, D, E and 2 more');
});

test('[PG480] so it is in Chinese', () => {
  const words = wordsIn('zh-CN', chinese as typeof english);
  expect(words({ tellsOthers: true, exceptSensorIds: ['a', 'b'] })).toBe('全部传感器，但 A、B 除外');
});
