import { randomUUID } from 'node:crypto';

/** Header of a record that stands for a batch nobody can read; its value names the compression. */
export const UNDECODABLE_HEADER = 'isotherm.undecodable';

/** Only records made here carry it, so that no producer can have its records taken for these. */
const TOKEN = randomUUID();

/** Bytes of a record batch before its records, in format 2: what Kafka has written since 0.11. */
const BATCH_HEAD_BYTES = 61;
const MAGIC_AT = 16;
const LAST_OFFSET_DELTA_AT = 23;

/** How many records the batch around its compressed part has; 0 where that is not to be seen. */
export function recordCount(compressed: Buffer): number {
  const head = batchHead(compressed);
  return head === null ? 0 : head.readInt32BE(BATCH_HEAD_BYTES - 4);
}

/**
 * As many records as the batch has, in Kafka's format: the first with the compressed bytes as its value, so that they
 * are kept as a rejection, the rest empty. The last has the batch's last offset, so that reading goes on behind it.
 */
export function standInRecords(compressed: Buffer, codec: string): Buffer {
  const head = batchHead(compressed);
  const count = recordCount(compressed);
  if (head === null || count < 1) return Buffer.alloc(0);
  const lastDelta = head.readInt32BE(LAST_OFFSET_DELTA_AT);
  const records: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const offsetDelta = index === 0 ? 0 : index === count - 1 ? lastDelta : index;
    const isFirst = index === 0;
    records.push(record({ offsetDelta, value: isFirst ? compressed : null, mark: isFirst ? codec : 'rest' }));
  }
  return Buffer.concat(records);
}

/** `codec` for the record with the bytes, `rest` for those that stand for the others; null for an ordinary one. */
export function undecodableMark(header: unknown): string | null {
  const text = Buffer.isBuffer(header) ? header.toString() : '';
  return text.startsWith(`${TOKEN}:`) ? text.slice(TOKEN.length + 1) : null;
}

function batchHead(compressed: Buffer): Buffer | null {
  if (compressed.byteOffset < BATCH_HEAD_BYTES) return null;
  // kafkajs hands over a slice of the whole answer: what stands before it is the batch's head.
  const head = Buffer.from(compressed.buffer, compressed.byteOffset - BATCH_HEAD_BYTES, BATCH_HEAD_BYTES);
  return head.readInt8(MAGIC_AT) === 2 ? head : null;
}

function record({ offsetDelta, value, mark }: { offsetDelta: number; value: Buffer | null; mark: string }): Buffer {
  const key = Buffer.from(UNDECODABLE_HEADER);
  const markBytes = Buffer.from(`${TOKEN}:${mark}`);
  const body = Buffer.concat([
    Buffer.from([0, 0]), // attributes, timestamp delta
    varint(offsetDelta),
    varint(-1), // no key
    ...(value === null ? [varint(-1)] : [varint(value.length), value]),
    varint(1),
    ...[varint(key.length), key, varint(markBytes.length), markBytes],
  ]);
  return Buffer.concat([varint(body.length), body]);
}

/** Kafka's zigzag varint. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Buffer.from([...bytes, rest]);
}
