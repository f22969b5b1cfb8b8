'use client';

import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSensorIds } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { useFoldedGroups } from './folded-groups';
import { RetiredSensors } from './retired-sensors';
import { SEEK_ABOVE, seekSensors } from './seek-sensors';
import { groupSensors, type SensorGroup } from './sensor-groups';
import { SensorSearch } from './sensor-search';
import styles from './sensor-tiles.module.css';
import { useSensorWords } from './sensor-words';
import { shownTiles, TILES_AT_ONCE } from './shown-tiles';
import { TileGroup } from './tile-group';
import { useAttention } from './use-attention';
import { useConditions } from './use-conditions';
import { useHeldTiles } from './use-held-tiles';
import { useTiles } from './use-tiles';

export type SensorTilesProps = { chosenId: string | null; onChoose(sensorId: string): void };

/** All sensors by group and name, those that need attention above. `onChoose` should be stable: every tile gets it. */
export function SensorTiles({ chosenId, onChoose }: SensorTilesProps) {
  const t = useTranslations('sensor');
  const tMany = useTranslations('many');
  const ids = useSensorIds();
  const settings = useSettings();
  const { groups, retired } = useMemo(() => groupSensors(ids, settings), [ids, settings]);
  const [words, setWords] = useState('');
  const [most, setMost] = useState(TILES_AT_ONCE);
  // Typing goes on while hundreds of tiles come and go behind it.
  const sought = useDeferredValue(words);
  const isSeeking = sought.trim() !== '';
  const { folded, turn } = useFoldedGroups();
  const conditions = useConditions();
  const held = useHeldTiles();
  const attention = useAttention(conditions, held);
  const sensorWords = useSensorWords();
  const found = useMemo(
    () => seekSensors(groups, { words: sought, settings, nameOf: sensorWords.name }),
    [groups, sought, settings, sensorWords],
  );
  const tileOf = useTiles({ conditions, chosenId, words: sensorWords, onChoose });
  const mayFold = groups.length > 1 || ids.length > SEEK_ABOVE;
  // What is sought is shown wherever it is.
  const isFolded = (name: string | null) => mayFold && !isSeeking && folded.has(name ?? '');
  const { needing, groups: shown, hidden } = shownTiles(found, { attention, isFolded, most });
  const titleOf = (name: string | null) => {
    if (name !== null) return name;
    if (groups.length > 1) return t('noGroup');
    return needing.length > 0 ? t('otherSensors') : t('sensors');
  };
  return (
    <div className={styles.groups} {...held.handlers}>
      {(ids.length > SEEK_ABOVE || words !== '') && (
        <SensorSearch words={words} onWords={setWords} found={countOf(found)} all={countOf(groups)} />
      )}
      {needing.length > 0 && (
        <TileGroup title={t('needsAttention')} count={needing.length} fold={null} isOfAttention>
          {needing.map(tileOf)}
        </TileGroup>
      )}
      {shown.map(({ name, sensorIds, count, ...group }) => (
        <TileGroup
          key={`in ${name}`}
          title={titleOf(name)}
          count={count}
          fold={mayFold ? { isFolded: group.isFolded, turn: () => turn(name ?? '') } : null}
        >
          {sensorIds.map(tileOf)}
        </TileGroup>
      ))}
      {hidden > 0 && (
        <button type="button" className={styles.more} onClick={() => setMost(most + TILES_AT_ONCE)}>
          {tMany('more', { count: Math.min(hidden, TILES_AT_ONCE), hidden })}
        </button>
      )}
      <RetiredSensors sensorIds={retired} />
    </div>
  );
}

const countOf = (groups: readonly SensorGroup[]) => groups.reduce((sum, { sensorIds }) => sum + sensorIds.length, 0);
