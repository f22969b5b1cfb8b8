import type { useTranslations } from 'next-intl';
import { type ChannelScope, tellsOthers } from '#protocol/channel-scope';

/** Names nobody reads past. */
const MOST_NAMES = 5;

type Said = { t: ReturnType<typeof useTranslations<'channels'>>; nameOf(sensorId: string): string };

/** Which sensors a channel tells of: `all sensors`, `Lab, oven`, `all sensors, except Lab`. */
export function scopeWords(scope: ChannelScope, { t, nameOf }: Said): string {
  const all = tellsOthers(scope);
  const told = list([...(all ? [] : scope.groups), ...scope.sensorIds.map(nameOf)]);
  const except = list([...(all ? scope.exceptGroups : []), ...scope.exceptSensorIds.map(nameOf)]);
  const base = all ? t('anySensor') : told || t('noSensor');
  const but = except === '' ? base : t('butNot', { base, names: except });
  return all && told !== '' && except !== '' ? t('yet', { base: but, names: told }) : but;

  function list(names: readonly string[]): string {
    const few = names.slice(0, MOST_NAMES).join(t('comma'));
    return names.length > MOST_NAMES ? `${few} ${t('moreSensors', { count: names.length - MOST_NAMES })}` : few;
  }
}
