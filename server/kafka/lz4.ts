import lz4 from 'lz4js';

const MAGIC = 0x184d2204;
const HAS_BLOCK_CHECKSUM = 0x10;
const HAS_CONTENT_SIZE = 0x08;
const IS_PLAIN_BLOCK = 0x80000000;
const MAX_BLOCK_BYTES: Readonly<Record<number, number>> = { 4: 0x10000, 5: 0x40000, 6: 0x100000, 7: 0x400000 };

/**
 * Reads one LZ4 frame. lz4js trusts every length it finds, so the frame is measured first.
 * @throws Error when it is no whole frame, or may grow beyond `maxBytes`.
 */
export function decompressLz4(frame: Buffer, maxBytes: number): Buffer {
  const bound = measureFrame(frame);
  if (bound > maxBytes) throw new Error('The frame grows beyond what a batch may hold.');
  const out = lz4.decompress(frame, bound);
  return Buffer.from(out.buffer, out.byteOffset, out.byteLength);
}

/** Most bytes the frame can hold. Reading past its end throws a RangeError: it was cut off. */
function measureFrame(frame: Buffer): number {
  if (frame.readUInt32LE(0) !== MAGIC) throw new Error('This is no LZ4 frame.');
  const flags = frame.readUInt8(4);
  const maxBlockBytes = MAX_BLOCK_BYTES[(frame.readUInt8(5) >> 4) & 7];
  if (maxBlockBytes === undefined) throw new Error('The LZ4 frame has an unknown block size.');
  let at = 7 + (flags & HAS_CONTENT_SIZE ? 8 : 0);
  let bound = 0;
  for (;;) {
    const size = frame.readUInt32LE(at);
    at += 4;
    if (size === 0) return bound;
    const bytes = size % IS_PLAIN_BLOCK;
    if (bytes > maxBlockBytes || at + bytes > frame.length) throw new Error('An LZ4 block is cut off.');
    bound += size >= IS_PLAIN_BLOCK ? bytes : maxBlockBytes;
    at += bytes + (flags & HAS_BLOCK_CHECKSUM ? 4 : 0);
  }
}
