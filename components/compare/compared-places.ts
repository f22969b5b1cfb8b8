/** Lines told apart by dashes, letter and colour beside the chosen sensor's own; more of them nobody reads. */
export const PLACES = [0, 1, 2] as const;

export type Place = (typeof PLACES)[number];

/** A sensor shown beside the chosen one. Its place says how its line looks, and stays while others come and go. */
export type Compared = { sensorId: string; place: Place };

/** The letter of a place, as it stands on the line and on the chip. */
export const LETTERS = ['A', 'B', 'C'] as const satisfies Record<Place, string>;

/** Which of these can be shown, and which cannot: unknown, retired, or one too many. */
export type Comparison = { compared: readonly Compared[]; dropped: readonly string[] };

type Comparable = { chosenId: string; isInUse(sensorId: string): boolean };

/** Whom an address names, `a,b`, a place each; an empty one is free. The chosen sensor itself is not compared. */
export function parseWith(text: string | null, { chosenId, isInUse }: Comparable): Comparison {
  const compared: Compared[] = [];
  const dropped = new Set<string>();
  for (const [index, word] of (text ?? '').split(',').entries()) {
    const sensorId = decoded(word);
    const place = PLACES[index];
    if (sensorId === '' || sensorId === chosenId || compared.some((known) => known.sensorId === sensorId)) continue;
    if (place === undefined || !isInUse(sensorId)) dropped.add(sensorId);
    else compared.push({ sensorId, place });
  }
  return { compared, dropped: [...dropped] };
}

/** The address's word for them; null for none. */
export function withText(compared: readonly Compared[]): string | null {
  const words = PLACES.map((place) => {
    const sensorId = compared.find((known) => known.place === place)?.sensorId ?? '';
    // A comma in a name is none between two.
    return sensorId.replaceAll('%', '%25').replaceAll(',', '%2C');
  });
  return words.join(',').replace(/,+$/, '') || null;
}

/** With one more in the first free place; the same ones where none is free. */
export function withAdded(compared: readonly Compared[], sensorId: string): readonly Compared[] {
  const place = PLACES.find((free) => compared.every((known) => known.place !== free));
  return place === undefined ? compared : [...compared, { sensorId, place }];
}

export function without(compared: readonly Compared[], sensorId: string): readonly Compared[] {
  return compared.filter((known) => known.sensorId !== sensorId);
}

/** With one that was chosen until now in the place of the one that is chosen from now on. */
export function swapped(compared: readonly Compared[], { chosenId, nextId }: { chosenId: string; nextId: string }) {
  return compared.map((known) => (known.sensorId === nextId ? { ...known, sensorId: chosenId } : known));
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
