import type { SensorDetails } from '#protocol/settings';
import type { DetailsPatch } from './setup-changes';

export const DETAIL_NAMES = ['name', 'group', 'place'] as const;
export type DetailName = (typeof DETAIL_NAMES)[number];

/** What was typed of a sensor; a field left out was not touched. */
export type DetailTexts = Partial<Record<DetailName, string>>;

/** Longest texts the server takes, in characters. */
export const MOST_CHARACTERS = { name: 100, group: 60, place: 100 } as const satisfies Record<DetailName, number>;

/** What would change of a sensor; an emptied field takes the word away. */
export function changedDetails(texts: DetailTexts, saved: SensorDetails): DetailsPatch {
  const said = DETAIL_NAMES.flatMap((name) => {
    const text = texts[name];
    if (text === undefined) return [];
    const value = text.trim() || null;
    return value === saved[name] ? [] : [[name, value] as const];
  });
  return Object.fromEntries(said);
}
