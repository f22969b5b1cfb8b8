import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesAsHex, bytesAsText, fromBase64 } from './bytes-words';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('bytes of a rejection', () => {
  it('[PG384] are text as far as they are, and nothing in it is invisible', () => {
    expect(bytesAsText(utf8('{"名": "a b"}'))).toBe('{"名": "a b"}');
    expect(bytesAsText(utf8('a\n\0\x7f'))).toBe('a␊␀␡');
    expect(bytesAsText(utf8('\ufeffa\u202eb\u00a0c'))).toBe('\\u{feff}a\\u{202e}b\\u{a0}c');
    expect(bytesAsText(new Uint8Array([0x61, 0xff, 0x62]))).toBe('a�b');
  });

  it('[PG384] are hexadecimal in lines that say where they stand', () => {
    expect(bytesAsHex(utf8('{"a": 1}\n'))).toBe(
      '0000  7b 22 61 22 3a 20 31 7d  {"a": 1}\n0008  0a                       .',
    );
    expect(bytesAsHex(new Uint8Array())).toBe('');
  });

  it('[PG384] come out of base64 as they went in', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
      }),
    );
  });
});
