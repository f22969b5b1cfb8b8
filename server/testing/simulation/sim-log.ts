import { IDEMPOTENCY_HEADER } from '#server/domain/idempotency';
import type { Clock } from '#server/ports';
import type { Chance } from './chance';
import type { SimTopic } from './sim-topic';

/** What was written to the topic, known again by its temperature or its text, which no other has. */
export type Written = {
  kind: 'reading' | 'nonsense' | 'tombstone';
  partition: number;
  sensorId: string;
  celsius: number;
  text: string;
  key: string | null;
};

/** Writes to the topic what producers write, and remembers it. */
export type Producer = {
  write(partition: number): void;
  /** By offset-independent name: the temperature of a reading, the text of what is none. */
  readonly written: ReadonlyMap<string, Written>;
};

type ProducerParts = { topic: SimTopic; clock: Clock; chance: Chance; isSpanning: boolean };

const SENSORS_A_PARTITION = 2;
/** Small enough that no two temperatures are the same, and nobody sees it. */
const UNIQUE_CELSIUS = 1 / 2 ** 20;

/** A sensor heard on every partition, whose readings have no order but that of their coming. */
export const ROAMING = 'roaming';

/** As the how manyth record this temperature was written. */
export function writingOrder(celsius: number): number {
  return (celsius % 1) / UNIQUE_CELSIUS;
}

const encoder = new TextEncoder();

export function createProducer({ topic, clock, chance, isSpanning }: ProducerParts): Producer {
  const written = new Map<string, Written>();
  let count = 0;
  const posts = new Map<number, number>();

  function next(partition: number): Written {
    count += 1;
    const kind = chance.weighted({ reading: 18, nonsense: 2, tombstone: 1 } as const);
    const sensorId = isSpanning && chance.is(0.2) ? ROAMING : `s${partition}${chance.whole(1, SENSORS_A_PARTITION)}`;
    const celsius = chance.whole(36, 44) + count * UNIQUE_CELSIUS;
    const text = kind === 'reading' ? JSON.stringify({ sensorId, temperature: celsius }) : `nonsense ${count}`;
    // Some readings are posted, and some of those twice: to the same partition, as the key of the record is the same.
    const isPosted = kind === 'reading' && chance.is(0.3);
    if (isPosted && chance.is(0.7)) posts.set(partition, (posts.get(partition) ?? 0) + 1);
    const key = isPosted ? `post-${posts.get(partition) ?? 0}/${partition}` : null;
    return { kind, partition, sensorId, celsius, text, key };
  }

  return {
    written,
    write(partition) {
      const one = next(partition);
      written.set(one.kind === 'reading' ? String(one.celsius) : one.text, one);
      topic.append(partition, {
        timestampMs: clock.nowMs(),
        key: null,
        value: one.kind === 'tombstone' ? null : encoder.encode(one.text),
        headers: one.key === null ? {} : { [IDEMPOTENCY_HEADER]: encoder.encode(one.key) },
      });
    },
  };
}
