'use client';

import { useTranslations } from 'next-intl';
import { useId, useMemo } from 'react';
import { useSensorIds, useServerNowMs } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { useCelsius } from '../words/celsius-words';
import { RetiredSensors } from './retired-sensors';
import { UNHEARD } from './sensor-condition';
import { groupSensors } from './sensor-groups';
import { SensorTile } from './sensor-tile';
import styles from './sensor-tiles.module.css';
import { useSensorWords } from './sensor-words';
import { useAttention } from './use-attention';
import { useConditions } from './use-conditions';
import { useHeldTiles } from './use-held-tiles';

export type SensorTilesProps = { chosenId: string | null; onChoose(sensorId: string): void };

/** All sensors by group and name, those that need attention above. `onChoose` should be stable: every tile gets it. */
export function SensorTiles({ chosenId, onChoose }: SensorTilesProps) {
  const t = useTranslations('sensor');
  const ids = useSensorIds();
  const settings = useSettings();
  const { groups, retired } = useMemo(() => groupSensors(ids, settings), [ids, settings]);
  const conditions = useConditions();
  const nowMs = useServerNowMs(1000);
  const held = useHeldTiles();
  const attention = useAttention(conditions, held);
  const celsius = useCelsius();
  const words = useSensorWords();
  const tileOf = (sensorId: string) => {
    const condition = conditions.get(sensorId) ?? UNHEARD;
    return (
      <SensorTile
        key={sensorId}
        sensorId={sensorId}
        kind={condition.kind}
        isStale={condition.isStale}
        conditionWords={words.condition(condition, nowMs)}
        isChosen={sensorId === chosenId}
        celsius={celsius}
        words={words}
        onChoose={onChoose}
      />
    );
  };
  const needing = groups.flatMap(({ sensorIds }) => sensorIds.filter((id) => attention.has(id)));
  const titleOf = (name: string | null) => {
    if (name !== null) return name;
    if (groups.length > 1) return t('noGroup');
    return needing.length > 0 ? t('otherSensors') : t('sensors');
  };
  return (
    <div className={styles.groups} {...held.handlers}>
      {needing.length > 0 && <Group title={t('needsAttention')}>{needing.map(tileOf)}</Group>}
      {groups.map(({ name, sensorIds }) => {
        const others = sensorIds.filter((id) => !attention.has(id));
        return others.length === 0 ? null : (
          <Group key={`in ${name}`} title={titleOf(name)}>
            {others.map(tileOf)}
          </Group>
        );
      })}
      <RetiredSensors sensorIds={retired} />
    </div>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <ul className={styles.tiles}>{children}</ul>
    </section>
  );
}
