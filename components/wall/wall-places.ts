/** Who stands where on the wall, in reading order; null: an empty place. */
export type Places = readonly (string | null)[];

/** Sensors come in one by one when everything starts; so long after the first they are still put in order. In ms. */
export const SETTLING_MS = 10_000;

/** While everything starts: all in their order. */
export function settlingPlaces(places: Places, sorted: readonly string[]): Places {
  return isSame(places, sorted) ? places : sorted;
}

/**
 * Afterwards nobody moves: whoever knows the wall looks for a sensor where it was. New ones take a free place, else the
 * end. The same array while nothing changed.
 */
export function nextPlaces(places: Places, sorted: readonly string[]): Places {
  const present = new Set(sorted);
  const placed = new Set(places);
  const newcomers = sorted.filter((id) => !placed.has(id));
  const kept = places.map((id) => (id !== null && present.has(id) ? id : (newcomers.shift() ?? null)));
  const next = [...kept, ...newcomers];
  while (next.at(-1) === null) next.pop();
  return isSame(places, next) ? places : next;
}

/** What was remembered; null where that is nothing, or nonsense. */
export function parsePlaces(text: string | null): Places | null {
  try {
    const places: unknown = JSON.parse(text ?? 'null');
    const isPlaces = Array.isArray(places) && places.every((id) => id === null || typeof id === 'string');
    return isPlaces && places.length > 0 ? places : null;
  } catch {
    return null;
  }
}

function isSame(a: Places, b: Places): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
