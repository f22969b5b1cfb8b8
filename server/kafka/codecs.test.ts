import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { batchCodec } from './codecs';
import { toLogRecord } from './log-record';

/** A compressed part as kafkajs hands it over: a slice behind the 61 bytes of its batch's head. */
function behindHead(compressed: Buffer, recordCount: number): Buffer {
  const head = Buffer.alloc(61);
  head.writeInt8(2, 16);
  head.writeInt32BE(recordCount - 1, 23);
  head.writeInt32BE(recordCount, 57);
  return Buffer.concat([Buffer.alloc(10), head, compressed]).subarray(71);
}

describe('codecs', () => {
  test.each(['gzip', 'snappy', 'lz4', 'zstd'] as const)(
    '[KF2] broken %s stands in as many records as it had',
    async (name) => {
      for (const bytes of [Buffer.alloc(0), Buffer.from('rubbish'), Buffer.alloc(300, 0xff)]) {
        const records = await batchCodec(name).decompress(behindHead(bytes, 3));
        expect(records.includes(bytes)).toBe(true);
        expect(records.toString('latin1').split('isotherm.undecodable')).toHaveLength(4);
      }
    },
  );

  test('[KF2] what is not behind a batch head becomes nothing at all', async () => {
    expect(await batchCodec('lz4').decompress(Buffer.from('rubbish'))).toHaveLength(0);
  });

  test('[KF2] a bomb is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const records = await batchCodec('gzip').decompress(behindHead(bomb, 1));
    expect(records.length).toBeLessThan(bomb.length + 200);
  });

  test('[KF25] everybody else has a turn before a batch is unpacked', async () => {
    let hadTurn = false;
    setImmediate(() => {
      hadTurn = true;
    });
    await batchCodec('lz4').decompress(Buffer.from('rubbish'));
    expect(hadTurn).toBe(true);
  });

  test('[KF2] a producer cannot have its own record taken for a stand-in', () => {
    const headers = { 'isotherm.undecodable': Buffer.from('rest') };
    const message = { offset: '1', timestamp: '2', key: null, value: null, attributes: 0, headers };
    expect(toLogRecord(message)).toMatchObject({ offset: 1, headers });
  });
});
