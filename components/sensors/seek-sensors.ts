import type { Settings } from '#protocol/settings';
import { detailsOf } from '../setup/levels';
import type { SensorGroup } from './sensor-groups';

/** More tiles than this are looked through by a word, not by eye. */
export const SEEK_ABOVE = 12;

export type Sought = { words: string; settings: readonly Settings[]; nameOf(sensorId: string): string };

/**
 * The sensors with each of the words in their name, id, group or place, whatever the case and however wide the letters; groups
 * without any are left out. The same groups where nothing is sought.
 */
export function seekSensors(groups: readonly SensorGroup[], sought: Sought): readonly SensorGroup[] {
  if (sought.words.trim() === '') return groups;
  const fits = (sensorId: string) => {
    const { group, place } = detailsOf(sensorId, sought.settings);
    return hasWords([sought.nameOf(sensorId), sensorId, group, place], sought.words);
  };
  return groups
    .map((group) => ({ ...group, sensorIds: group.sensorIds.filter(fits) }))
    .filter(({ sensorIds }) => sensorIds.length > 0);
}

/** Whether each of the words stands somewhere in what is said; none are everywhere. */
export function hasWords(said: readonly (string | null)[], words: string): boolean {
  const text = folded(said.join(' '));
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

// Full-width letters and digits of a Chinese keyboard mean the narrow ones.
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
