'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useSensorIds, useServerNowMs } from '../live/use-live';
import { useCelsius } from '../words/celsius-words';
import type { Condition } from './sensor-condition';
import { SensorTile } from './sensor-tile';
import styles from './sensor-tiles.module.css';
import { useSensorWords } from './sensor-words';
import { useAttention } from './use-attention';
import { useConditions } from './use-conditions';
import { useHeldTiles } from './use-held-tiles';

export type SensorTilesProps = { chosenId: string | null; onChoose(sensorId: string): void };

const UNHEARD: Condition = { kind: 'unheard', sinceMs: 0 };

/** All sensors by name, those that need attention above. `onChoose` should be stable: every tile gets it. */
export function SensorTiles({ chosenId, onChoose }: SensorTilesProps) {
  const t = useTranslations('sensor');
  const ids = useSensorIds();
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
        conditionWords={words.condition(condition, nowMs)}
        isChosen={sensorId === chosenId}
        celsius={celsius}
        words={words}
        onChoose={onChoose}
      />
    );
  };
  const needing = ids.filter((id) => attention.has(id));
  const others = ids.filter((id) => !attention.has(id));
  return (
    <div className={styles.groups} {...held.handlers}>
      {needing.length > 0 && <Group title={t('needsAttention')}>{needing.map(tileOf)}</Group>}
      {others.length > 0 && (
        <Group title={needing.length > 0 ? t('otherSensors') : t('sensors')}>{others.map(tileOf)}</Group>
      )}
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
