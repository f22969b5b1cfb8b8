import { type RehearsalKind, type Rehearsals, type Rehearse, rehearsalKindSchema } from '#protocol/rehearsal';
import type { RehearsalRefusal } from '#server/ports';
import type { InventedSensor } from './sensor-model';

export type Offers = Rehearsals['offers'];

/** How long it goes on where nobody says; those left out go on until they are ended. In ms. */
const USUAL_MS: Partial<Record<RehearsalKind, number>> = { 'open-door': 180_000, nonsense: 60_000 };

/** About the invented sensors as a whole. */
const ABOUT_ALL: ReadonlySet<RehearsalKind> = new Set(['feed-stops', 'nonsense']);

/** What can be rehearsed with these sensors; nothing where there are none. */
export function offersOf(sensors: readonly InventedSensor[]): Offers {
  return rehearsalKindSchema.options.flatMap((what) => {
    const able = sensors.filter((sensor) => isAble(sensor, what)).map(({ sensorId }) => sensorId);
    if (able.length === 0) return [];
    return { what, sensorIds: ABOUT_ALL.has(what) ? [] : able };
  });
}

function isAble({ weaknesses }: InventedSensor, what: RehearsalKind): boolean {
  if (what === 'open-door') return weaknesses?.doorOpen !== undefined;
  return what !== 'compressor-fails' || weaknesses?.compressorOff !== undefined;
}

/** What a wish comes to among what is offered. `forMs` null: until it is ended. */
export function judgeWish(
  { what, sensorId, forMs = USUAL_MS[what] }: Rehearse,
  offers: Offers,
): { what: RehearsalKind; sensorId: string | null; forMs: number | null } | RehearsalRefusal {
  const offer = offers.find((candidate) => candidate.what === what);
  if (offers.length === 0) return { refused: 'none-runs' };
  if (offer === undefined) return { refused: 'not-offered' };
  const isPossible = sensorId === undefined || offer.sensorIds.includes(sensorId);
  if (!isPossible) return { refused: 'sensor', possible: offer.sensorIds };
  return { what, sensorId: sensorId ?? offer.sensorIds[0] ?? null, forMs: forMs ?? null };
}
