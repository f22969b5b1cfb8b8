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
  const words = folded(sought.words).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const fits = (sensorId: string) => {
    const said = saidOf(sensorId, sought);
    return words.every((word) => said.includes(word));
  };
  return groups
    .map((group) => ({ ...group, sensorIds: group.sensorIds.filter(fits) }))
    .filter(({ sensorIds }) => sensorIds.length > 0);
}

function saidOf(sensorId: string, { settings, nameOf }: Sought): string {
  const { group, place } = detailsOf(sensorId, settings);
  return folded([nameOf(sensorId), sensorId, group, place].join(' '));
}

// Full-width letters and digits of a Chinese keyboard mean the narrow ones.
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
