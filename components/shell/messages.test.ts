import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import english from '../../messages/en.json';
import chinese from '../../messages/zh-CN.json';

type Tree = { [key: string]: string | Tree };

const flatEnglish = flatten(english);
const flatChinese = flatten(chinese);
const sources = ['app', 'components', 'protocol', 'server/notify'].flatMap(readSources);

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

function readSources(room: string): { path: string; text: string }[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => ({ path: `${room}/${path}`, text: readFileSync(`${room}/${path}`, 'utf8') }));
}

/** Names of the values a message takes and of the tags in it, those inside plural branches too. */
function valueNames(message: string): string[] {
  const names = new Set([...message.matchAll(/<(\w+)>/g)].map(([tag]) => tag));
  let isInsideValue = false;
  const depths: boolean[] = [];
  for (const [index, character] of [...message].entries()) {
    if (character === '{') {
      depths.push(isInsideValue);
      if (!isInsideValue) names.add(/^\{\s*(\w+)/.exec([...message].slice(index).join(''))?.[1] ?? '?');
      isInsideValue = !isInsideValue;
    } else if (character === '}') isInsideValue = depths.pop() ?? false;
  }
  return [...names].sort();
}

describe('the words of the page', () => {
  it('[PG17] are the same in number in every language', () => {
    expect([...flatChinese.keys()].sort()).toEqual([...flatEnglish.keys()].sort());
  });

  it.each([...flatEnglish.keys()])('[PG17] %s takes the same values in every language', (key) => {
    expect(valueNames(flatChinese.get(key) ?? '')).toEqual(valueNames(flatEnglish.get(key)!));
  });

  it('[PG451] no space stands between a length of time and the Chinese after it', () => {
    const spaced = /\{(?:duration|after)\} \p{Script=Han}/u;
    expect([...flatChinese].filter(([, words]) => spaced.test(words))).toEqual([]);
  });

  it('[PG502] one thing has one word in Chinese', () => {
    const others = /所有.{0,2}传感器|没有回应|界限|提前预警|此设备|本页面|恢复使用/u;
    expect([...flatChinese].filter(([, words]) => others.test(words))).toEqual([]);
  });

  it('[PG17] none is left over', () => {
    const said = new Set(sources.flatMap(({ text }) => text.match(/[\w-]+/g) ?? []));
    const lastWord = (key: string) => key.split('.').at(-1)?.replace(/Hint$/, '') ?? '';
    expect([...flatEnglish.keys()].filter((key) => !said.has(lastWord(key)))).toEqual([]);
  });
});
