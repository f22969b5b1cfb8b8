import { expect, it } from 'vitest';
import { chooseLocale } from './locale';

it('[PG12] the language chosen before wins over the browser’s', () => {
  expect(chooseLocale('zh-CN', 'en')).toBe('zh-CN');
});

it.each([
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['de,zh;q=0.4,en;q=0.8', 'en'],
  ['en;q=0,zh-Hans', 'zh-CN'],
  ['fr-FR', 'en'],
  ['', 'en'],
  [null, 'en'],
])('[PG12] of %j the page speaks %s', (header, locale) => {
  expect(chooseLocale(undefined, header)).toBe(locale);
});

it('[PG12] a language the page does not speak is not chosen', () => {
  expect(chooseLocale('xx', 'zh')).toBe('zh-CN');
});
