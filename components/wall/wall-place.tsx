'use client';

import { memo } from 'react';
import { Age } from '../sensors/age';
import { type ConditionKind, isAbnormal, toneOf } from '../sensors/condition-kind';
import { ConditionMark } from '../sensors/condition-mark';
import type { SensorWords } from '../sensors/sensor-words';
import { ValueWords } from '../sensors/value-words';
import { unitSign } from '../words/celsius';
import type { CelsiusWords } from '../words/celsius-words';
import styles from './wall-place.module.css';

type WallPlaceProps = {
  sensorId: string;
  kind: ConditionKind;
  isStale: boolean;
  /** Somebody has it: still plain to see, no longer loud. */
  isAcknowledged: boolean;
  conditionWords: string;
  celsius: CelsiusWords;
  words: SensorWords;
};

/** Words longer than these rarely fit beside their shape in one line; beside an age even fewer do. */
const SHORT_LETTERS = 14;
const SHORT_BESIDE_AGE = 7;

/** One sensor, to be read from across a room. */
export const WallPlace = memo(function WallPlace(props: WallPlaceProps) {
  const { sensorId, kind, isStale, isAcknowledged, conditionWords, celsius, words } = props;
  const isLoud = isAbnormal({ kind }) && !isAcknowledged;
  return (
    <li className={styles.cell}>
      <div
        className={styles.place}
        data-sensor={sensorId}
        data-kind={kind}
        data-tone={toneOf(kind)}
        data-loud={isLoud}
        data-stale={isStale}
      >
        <span className={styles.name} title={words.name(sensorId)}>
          {words.name(sensorId)}
        </span>
        <span className={styles.value}>
          <ValueWords sensorId={sensorId} celsius={celsius} />
          <span className={styles.unit}> {unitSign(celsius.unit)}</span>
        </span>
        <span
          className={styles.condition}
          data-long={conditionWords.length > (isStale ? SHORT_BESIDE_AGE : SHORT_LETTERS)}
        >
          <ConditionMark kind={kind} />
          <span className={styles.words}>{conditionWords}</span>
          {isStale && (
            <span className={styles.age}>
              <Age sensorId={sensorId} words={words} />
            </span>
          )}
        </span>
      </div>
    </li>
  );
});
