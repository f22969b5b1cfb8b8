import type { Alert } from '#protocol/alert';
import type { Expected, ExpectedReading } from './oracle';
import type { Stored } from './stored';

/** How a store differs from what the oracle expects, a sentence for each kind of difference; none when all is well. */
export function differences(stored: Stored, expected: Expected): string[] {
  return [
    ...stored.faults,
    ...compare('reading', keyed(stored.readings), keyed(expected.readings)),
    ...compare('alert', told(stored.alerts), told(expected.alerts)),
    ...compare('rejection', new Map(stored.rejections.map(({ place, code }) => [place, code])), expected.rejections),
    ...twice(stored.rejections.map(({ place }) => place)),
  ];
}

function keyed(readings: readonly ExpectedReading[]): Map<string, string> {
  return new Map(
    readings.map(({ place, sensorId, n, measuredAtMs, celsius, average }) => [
      place,
      JSON.stringify([sensorId, n, measuredAtMs, celsius, average]),
    ]),
  );
}

function told(alerts: ReadonlyMap<string, Alert>): Map<string, string> {
  const fields = (alert: Alert) => JSON.stringify(Object.entries(alert).sort(([a], [b]) => (a < b ? -1 : 1)));
  return new Map([...alerts].filter(([, alert]) => isOfReadings(alert)).map(([id, alert]) => [id, fields(alert)]));
}

function compare(kind: string, held: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): string[] {
  const missing = [...expected.keys()].filter((key) => !held.has(key));
  const extra = [...held.keys()].filter((key) => !expected.has(key));
  const wrong = [...held].filter(([key, value]) => expected.has(key) && expected.get(key) !== value);
  return [
    ...said(`${kind} missing`, missing),
    ...said(`${kind} that nobody sent`, extra),
    ...said(
      `${kind} otherwise than expected`,
      wrong.map(([key, value]) => `${key}: ${value} for ${expected.get(key)}`),
    ),
  ];
}

function said(what: string, keys: readonly string[]): string[] {
  return keys.length === 0 ? [] : [`${what}: ${keys.length}, as ${keys.slice(0, 3).join(' | ')}`];
}

function twice(places: readonly string[]): string[] {
  return places.length === new Set(places).size ? [] : ['a rejection stored twice'];
}

// Silence is told by the server's clock, which no log knows.
function isOfReadings({ kind }: Alert): boolean {
  return kind !== 'no-data' && kind !== 'feed';
}
