import type { Settings } from '#protocol/settings';
import { membersOf } from './levels';
import type { Target } from './target';
import type { SetupWords } from './use-setup-words';

/** Names nobody reads past. */
const MOST_NAMES = 3;

type Said = { words: SetupWords; settings: readonly Settings[]; nameOf(sensorId: string): string };

/** Whom a form is about, in words. */
export function targetWords(target: Target, { words: { t }, settings, nameOf }: Said): string {
  if (target.kind === 'all') return t('forAll');
  if (target.kind === 'group')
    return t('forGroup', { group: target.group, count: membersOf(target.group, settings).length });
  const names = target.sensorIds.map(nameOf);
  const few = names.slice(0, MOST_NAMES).join(t('comma'));
  return names.length > MOST_NAMES ? t('forMany', { names: few, count: names.length - MOST_NAMES }) : few;
}
