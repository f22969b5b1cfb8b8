import type { SimulatorMode } from '#protocol/simulator';
import { articleSensor } from './article-sensor';
import { boilerRoom } from './boiler-room';
import { brewingVessel } from './brewing-vessel';
import { freezer } from './freezer';
import { fridge } from './fridge';
import { greenhouse } from './greenhouse';
import { outdoor } from './outdoor';
import { createRandom, type Random } from './random';
import { type InventedSensor, placeSensor } from './sensor-model';
import { serverRoom } from './server-room';

/** The sensors of a mode, new; the same seed gives the same measurements. */
export function sensorsOfMode(mode: SimulatorMode, seed: number): InventedSensor[] {
  if (mode === 'off') return [];
  if (mode === 'article') return [placeSensor(articleSensor, randomOfSensor(seed, 0))];
  return [
    placeSensor(fridge, randomOfSensor(seed, 0)),
    placeSensor(freezer, randomOfSensor(seed, 1)),
    placeSensor(serverRoom, randomOfSensor(seed, 2)),
    placeSensor(greenhouse, randomOfSensor(seed, 3)),
    placeSensor(brewingVessel, randomOfSensor(seed, 4)),
    placeSensor(outdoor, randomOfSensor(seed, 5)),
    placeSensor(boilerRoom, randomOfSensor(seed, 6)),
  ];
}

/** Numbers of its own for each sensor, so that one that draws more does not change its neighbours. */
export function randomOfSensor(seed: number, index: number): Random {
  // Knuth's multiplicative hash keeps the streams of neighbouring seeds and indexes apart.
  return createRandom(Math.imul(seed | 0, 0x85ebca6b) ^ Math.imul(index + 1, 0x9e3779b1));
}
