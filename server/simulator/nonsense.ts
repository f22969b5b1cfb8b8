import { MAX_CELSIUS, MAX_READING_BYTES } from '#protocol/limits';
import type { RawMessage } from '#server/ports';
import { between, type Random } from './random';

const encoder = new TextEncoder();
const json = (value: unknown) => encoder.encode(JSON.stringify(value));

/** One of each thing that goes wrong in the field. */
const BREAKERS: readonly ((random: Random) => Uint8Array)[] = [
  // A message that was cut off.
  (random) => encoder.encode(`{"temperature": ${between(random, [0, 30]).toFixed(1)}, "sens`),
  (random) => json({ sensorId: 'Fridge', humidity: Math.floor(between(random, [20, 80])) }),
  (random) => json({ sensorId: 'Fridge', temperature: between(random, [0, 30]).toFixed(1) }),
  (random) => json([Math.floor(between(random, [0, 30]))]),
  // 0xff begins no character of UTF-8.
  (random) => Uint8Array.from([0xff, 0xfe, Math.floor(between(random, [0, 256]))]),
  // Sixteen bits read as if they had no sign.
  (random) => json({ sensorId: 'Fridge', temperature: MAX_CELSIUS + Math.floor(between(random, [1, 55_000])) }),
  (random) => json({ sensorId: '../fridge', temperature: Math.floor(between(random, [0, 30])) }),
  // A clock that was never set.
  (random) => json({ sensorId: 'Fridge', temperature: 4, timestamp: Math.floor(between(random, [0, 1e9])) }),
  () => json({ sensorId: 'Fridge', temperature: 4, remark: 'x'.repeat(MAX_READING_BYTES) }),
];

/** Makes messages that are no readings, each of another kind than the one before. */
export function createNonsense(random: Random): () => RawMessage {
  let made = 0;
  return () => {
    const breaker = BREAKERS[made++ % BREAKERS.length];
    return { key: null, value: breaker?.(random) ?? new Uint8Array() };
  };
}
