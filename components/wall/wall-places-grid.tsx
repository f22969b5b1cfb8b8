'use client';

import { useTranslations } from 'next-intl';
import { useServerNowMs } from '../live/use-live';
import { saysTime } from '../sensors/condition-words';
import { UNHEARD } from '../sensors/sensor-condition';
import { useSensorWords } from '../sensors/sensor-words';
import { useConditions } from '../sensors/use-conditions';
import { useCelsius } from '../words/celsius-words';
import { useColumns } from './use-columns';
import styles from './wall.module.css';
import { PAGE_SIZE } from './wall-grid';
import { WallPlace } from './wall-place';
import type { Places } from './wall-places';

type WallPlacesProps = { places: Places; page: number; isNow: boolean; group: string | null };

/** One page of places. */
export function WallPlaces({ places, page, isNow, group }: WallPlacesProps) {
  const t = useTranslations('wall');
  const conditions = useConditions();
  const nowMs = useServerNowMs(saysTime(conditions.values()) ? 1000 : null);
  const celsius = useCelsius();
  const words = useSensorWords();
  const shown = places.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  // On the last page the others' places stay as large as theirs.
  const columns = useColumns(Math.min(PAGE_SIZE, places.length));
  if (places.length === 0)
    return isNow && <p className={styles.none}>{group === null ? t('none') : t('noneInGroup', { group })}</p>;
  return (
    <ul className={styles.places} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {shown.map((sensorId, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is nothing but its place.
        if (sensorId === null) return <li key={index} aria-hidden="true" />;
        const condition = conditions.get(sensorId) ?? UNHEARD;
        return (
          <WallPlace
            key={sensorId}
            sensorId={sensorId}
            kind={condition.kind}
            isStale={!isNow || condition.isStale || condition.kind === 'no-data'}
            isAcknowledged={condition.acknowledged !== null}
            conditionWords={words.condition(condition, nowMs)}
            celsius={celsius}
            words={words}
          />
        );
      })}
    </ul>
  );
}
