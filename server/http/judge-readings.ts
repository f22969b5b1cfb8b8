import type { ReadingsReceipt } from '#protocol/reading';
import { parseReading } from '#server/domain/parse-reading';
import type { ProducedReading } from '#server/ports';

export type JudgedReadings = { accepted: ProducedReading[]; rejected: ReadingsReceipt['rejected'] };

/** Holds each element against the very check that messages on the log get. `nowMs` stands for the log's own time. */
export function judgeReadings(elements: readonly unknown[], nowMs: number): JudgedReadings {
  const judged: JudgedReadings = { accepted: [], rejected: [] };
  for (const [index, element] of elements.entries()) {
    const value = new TextEncoder().encode(JSON.stringify(element, keepOutOfRange));
    const parsed = parseReading({ key: null, value, timestampMs: nowMs }, { sensorFromKey: false });
    if (parsed.kind === 'rejection') judged.rejected.push({ index, code: parsed.code, message: parsed.message });
    if (parsed.kind !== 'reading') continue;
    const { sensorId, celsius } = parsed;
    judged.accepted.push({ sensorId, celsius, measuredAtMs: hasTimestamp(element) ? parsed.measuredAtMs : null });
  }
  return judged;
}

/** 1e400 is read as Infinity, which JSON cannot say: it would come out as null and be rejected for the wrong reason. */
function keepOutOfRange(_key: string, value: unknown): unknown {
  return value === Infinity || value === -Infinity ? Math.sign(value) * Number.MAX_VALUE : value;
}

function hasTimestamp(element: unknown): boolean {
  return typeof element === 'object' && element !== null && 'timestamp' in element && element.timestamp !== null;
}
