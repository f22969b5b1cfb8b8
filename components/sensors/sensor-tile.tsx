'use client';

import { memo } from 'react';
import { useLive, useWatch } from '../live/use-live';
import { unitSign } from '../words/celsius';
import type { CelsiusWords } from '../words/celsius-words';
import { Age } from './age';
import { type ConditionKind, toneOf } from './condition-kind';
import { ConditionMark } from './condition-mark';
import styles from './sensor-tile.module.css';
import type { SensorWords } from './sensor-words';
import { Trend } from './trend';
import { useInSight } from './use-in-sight';
import { ValueWords } from './value-words';

export type SensorTileProps = {
  sensorId: string;
  kind: ConditionKind;
  isStale: boolean;
  conditionWords: string;
  isChosen: boolean;
  isOffline: boolean;
  celsius: CelsiusWords;
  words: SensorWords;
  onChoose(sensorId: string): void;
};

/**
 * One sensor at a glance. Plain elements, only those in sight are drawn whole, and a reading renders none: hundreds of these change every
 * second. The others keep what a search of the browser or a screen reader looks for: name, state and value.
 */
export const SensorTile = memo(function SensorTile(props: SensorTileProps) {
  const { sensorId, kind, isStale, conditionWords, isChosen, isOffline, celsius, words, onChoose } = props;
  const [ref, isSeen] = useInSight<HTMLLIElement>();
  // Drawn whole until that is known, so that nothing jumps; asked for only once it is, or all would be.
  const isInSight = isSeen !== false;
  const isThere = useLive(({ sensors }) => sensors.has(sensorId));
  useWatch(isSeen ? sensorId : null, 'seen');
  if (!isThere) return null;
  return (
    <li ref={ref} className={styles.cell}>
      <button
        type="button"
        className={styles.tile}
        data-sensor={sensorId}
        data-kind={kind}
        data-tone={toneOf(kind)}
        data-stale={isOffline || isStale || kind === 'no-data'}
        aria-pressed={isChosen}
        onClick={() => onChoose(sensorId)}
      >
        <span className={styles.name} title={words.name(sensorId)}>
          {words.name(sensorId)}
        </span>
        <span className={styles.condition}>
          <ConditionMark kind={kind} />
          <span className={styles.words} title={conditionWords}>
            {conditionWords}
          </span>
        </span>
        <span className={styles.value}>
          <ValueWords {...{ sensorId, celsius }} pace={isInSight ? 'change' : 'seldom'} />
          <span className={styles.unit}> {unitSign(celsius.unit)}</span>
        </span>
        {isInSight && (
          <>
            <Trend {...{ sensorId, celsius, words }} />
            <span className={styles.age}>
              <Age sensorId={sensorId} words={words} />
            </span>
          </>
        )}
      </button>
    </li>
  );
});
