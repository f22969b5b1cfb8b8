'use client';

import { type ReactElement, useMemo } from 'react';
import { useLive, useServerNowMs } from '../live/use-live';
import { useCelsius } from '../words/celsius-words';
import type { Conditions } from './condition-watch';
import { isTimeless, saysTime } from './condition-words';
import { type Condition, UNHEARD } from './sensor-condition';
import { SensorTile } from './sensor-tile';
import type { SensorWords } from './sensor-words';

type Drawn = { condition: Condition; isChosen: boolean; tile: ReactElement };

type TilesParts = {
  conditions: Conditions;
  chosenId: string | null;
  words: SensorWords;
  onChoose(sensorId: string): void;
};

/**
 * The tile of each sensor. The very same element while nothing of it changed: of hundreds of calm tiles none is looked at when the second
 * passes.
 */
export function useTiles({ conditions, chosenId, words, onChoose }: TilesParts): (sensorId: string) => ReactElement {
  const nowMs = useServerNowMs(saysTime(conditions.values()) ? 1000 : null);
  const celsius = useCelsius();
  const isOffline = useLive(({ link }) => link === 'offline');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was drawn with other words is drawn anew.
  const drawn = useMemo(() => new Map<string, Drawn>(), [celsius, words, isOffline, onChoose]);
  return (sensorId) => {
    const condition = conditions.get(sensorId) ?? UNHEARD;
    const isChosen = sensorId === chosenId;
    const known = drawn.get(sensorId);
    if (known?.condition === condition && known.isChosen === isChosen && isTimeless(condition)) return known.tile;
    const tile = (
      <SensorTile
        key={sensorId}
        {...{ sensorId, isChosen, isOffline, celsius, words, onChoose }}
        kind={condition.kind}
        isStale={condition.isStale}
        conditionWords={words.condition(condition, nowMs)}
      />
    );
    drawn.set(sensorId, { condition, isChosen, tile });
    return tile;
  };
}
