import type { ReadingsReceipt } from '#protocol/reading';
import { TOO_MANY_SENSORS } from '#server/domain/cardinality';
import { parseReading } from '#server/domain/parse-reading';
import type { BoardView, ProducedReading } from '#server/ports';

export type JudgedReadings = { accepted: ProducedReading[]; rejected: ReadingsReceipt['rejected'] };

type Judged = { index: number; reading: ProducedReading };

/**
 * Holds each element against the very check that messages on the log get, and against the places on the board: who is
 * told 202 must not find the reading rejected later. `nowMs` stands for the log's own time.
 */
export function judgeReadings(
  elements: readonly unknown[],
  { nowMs, board }: { nowMs: number; board: Pick<BoardView, 'withoutPlace'> },
): JudgedReadings {
  const rejected: ReadingsReceipt['rejected'] = [];
  const readings = parseAll(elements, { nowMs, rejected });
  const withoutPlace = board.withoutPlace(readings.map(({ reading }) => reading.sensorId));
  const accepted: ProducedReading[] = [];
  for (const { index, reading } of readings) {
    if (!withoutPlace.has(reading.sensorId)) accepted.push(reading);
    else rejected.push({ index, code: TOO_MANY_SENSORS.code, message: TOO_MANY_SENSORS.message });
  }
  return { accepted, rejected: rejected.sort((a, b) => a.index - b.index) };
}

function parseAll(
  elements: readonly unknown[],
  { nowMs, rejected }: { nowMs: number; rejected: ReadingsReceipt['rejected'] },
): Judged[] {
  const readings: Judged[] = [];
  for (const [index, element] of elements.entries()) {
    const value = new TextEncoder().encode(JSON.stringify(element, keepOutOfRange));
    const parsed = parseReading({ key: null, value, timestampMs: nowMs }, { sensorFromKey: false });
    if (parsed.kind === 'rejection') rejected.push({ index, code: parsed.code, message: parsed.message });
    if (parsed.kind !== 'reading') continue;
    const { sensorId, celsius } = parsed;
    const measuredAtMs = hasTimestamp(element) ? parsed.measuredAtMs : null;
    readings.push({ index, reading: { sensorId, celsius, measuredAtMs } });
  }
  return readings;
}

/** 1e400 is read as Infinity, which JSON cannot say: it would come out as null and be rejected for the wrong reason. */
function keepOutOfRange(_key: string, value: unknown): unknown {
  return value === Infinity || value === -Infinity ? Math.sign(value) * Number.MAX_VALUE : value;
}

function hasTimestamp(element: unknown): boolean {
  return typeof element === 'object' && element !== null && 'timestamp' in element;
}
