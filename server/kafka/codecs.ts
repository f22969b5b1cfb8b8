import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { unzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import createSnappy from 'kafkajs-snappy';
import { CompressionCodecs, CompressionTypes } from './kafkajs';
import { decompressLz4 } from './lz4';
import { recordCount, standInRecords } from './undecodable-batch';

/** What one batch may grow to. A producer's batch is 1 MB at most unless told otherwise; a bomb grows a thousandfold. */
const MAX_BATCH_BYTES = 64 * 1024 * 1024;

type ReadBatch = (compressed: Buffer) => Promise<Buffer> | Buffer;
export type BatchCodec = {
  decompress(compressed: Buffer): Promise<Buffer>;
  compress(): Promise<never>;
};

const unzipAsync = promisify<Buffer, { maxOutputLength: number }, Buffer>(unzip);
const snappy = createSnappy();

const DECOMPRESS: Readonly<Record<'gzip' | 'snappy' | 'lz4' | 'zstd', ReadBatch>> = {
  gzip: (compressed) => unzipAsync(compressed, { maxOutputLength: MAX_BATCH_BYTES }),
  snappy: (compressed) => snappy.decompress(compressed),
  lz4: (compressed) => decompressLz4(compressed, MAX_BATCH_BYTES),
  zstd: decompressZstd,
};

/** Teaches kafkajs to read gzip, snappy, lz4 and zstd. Harmless when done twice. */
export function installCodecs(): void {
  CompressionCodecs[CompressionTypes.GZIP] = () => batchCodec('gzip');
  CompressionCodecs[CompressionTypes.Snappy] = () => batchCodec('snappy');
  CompressionCodecs[CompressionTypes.LZ4] = () => batchCodec('lz4');
  CompressionCodecs[CompressionTypes.ZSTD] = () => batchCodec('zstd');
}

/**
 * A codec whose `decompress` never throws: one that does ends the consumer before any handler sees the batch. What it
 * cannot read comes back as records that say so (see undecodable-batch).
 */
export function batchCodec(name: keyof typeof DECOMPRESS): BatchCodec {
  return {
    async decompress(compressed) {
      // One answer holds many batches, and kafkajs decodes them all in one go otherwise.
      await nextTurn();
      try {
        const records = await DECOMPRESS[name](compressed);
        if (countRecords(records) >= recordCount(compressed)) return records;
      } catch {
        // Told to the operator by whoever meets the records that stand in for the batch.
      }
      return standInRecords(compressed, name);
    },
    compress: () => Promise.reject(new Error('Isotherm writes plain batches.')),
  };
}

/** How many whole records there are; each starts with its length as a zigzag varint. */
function countRecords(records: Buffer): number {
  let count = 0;
  for (let at = 0; at < records.length; count += 1) {
    let length = 0;
    let shift = 0;
    let byte = 0x80;
    while (byte & 0x80 && shift < 35) {
      byte = records[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      shift += 7;
    }
    length = (length >>> 1) ^ -(length & 1);
    if (length <= 0 || at + length > records.length) return count;
    at += length;
  }
  return count;
}

function decompressZstd(compressed: Buffer): Buffer {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const stream = new Decompress((chunk) => {
    bytes += chunk.length;
    if (bytes > MAX_BATCH_BYTES) throw new Error('The batch grows beyond what one may hold.');
    chunks.push(chunk);
  });
  stream.push(compressed, true);
  return Buffer.concat(chunks);
}
