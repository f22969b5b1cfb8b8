import type { RecordedSensor } from '#protocol/history';

/** Sensors with a history that are not on the board, as far as they were told. */
export type Recordings = {
  sensors: readonly RecordedSensor[];
  /** Where those not told yet begin; null: all were told. */
  next: string | null;
  /** `asking` before the first answer, `untold` while the server cannot tell. */
  state: 'asking' | 'told' | 'untold';
};

export const NO_RECORDINGS: Recordings = { sensors: [], next: null, state: 'asking' };

export type RecordingsPage = { sensors: readonly RecordedSensor[]; next: string | null };

/** With a page more; `isFirst`: everything was asked anew. Null: the server could not tell. */
export function withPage(
  known: Recordings,
  page: RecordingsPage | null,
  { isFirst }: { isFirst: boolean },
): Recordings {
  if (page === null) return { ...known, state: 'untold' };
  const before = isFirst ? [] : known.sensors;
  return { sensors: [...before, ...page.sensors], next: page.next, state: 'told' };
}

/** Without those that are on the board by now. */
export function offBoard(known: Recordings, board: ReadonlySet<string>): readonly RecordedSensor[] {
  return known.sensors.filter(({ sensorId }) => !board.has(sensorId));
}

/** True while one that left the board a moment ago is not told yet: it leaves the database a little later. */
export function lacksLeft(known: Recordings, left: readonly string[]): boolean {
  if (known.state !== 'told' || known.next !== null) return false;
  return left.some((id) => !known.sensors.some(({ sensorId }) => sensorId === id));
}

/** What is known of a sensor that is not on the board: its recording, that there is none, or neither yet. */
export function recordingOf(known: Recordings, sensorId: string): RecordedSensor | 'none' | 'asking' | 'untold' {
  const found = known.sensors.find((sensor) => sensor.sensorId === sensorId);
  if (found !== undefined) return found;
  if (known.state !== 'told') return known.state;
  return known.next === null ? 'none' : 'asking';
}
