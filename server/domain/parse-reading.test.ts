import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectionCodeSchema } from '#protocol/rejection';
import { TEST_NOW_MS } from '#server/testing/readings';
import { parseReading } from './parse-reading';

const encoder = new TextEncoder();

type Told = { key?: string; timestampMs?: number; sensorFromKey?: boolean };

function parse(value: string | Uint8Array | null, told: Told = {}) {
  const bytes = typeof value === 'string' ? encoder.encode(value) : value;
  const key = told.key === undefined ? null : encoder.encode(told.key);
  const timestampMs = told.timestampMs ?? TEST_NOW_MS;
  return parseReading({ key, value: bytes, timestampMs }, { sensorFromKey: told.sensorFromKey ?? true });
}

function codeOf(value: string | Uint8Array, told: Told = {}): string {
  const parsed = parse(value, told);
  return parsed.kind === 'rejection' ? parsed.code : parsed.kind;
}

const withSensor = (sensorId: unknown) => JSON.stringify({ temperature: 1, sensorId });
const withTimestamp = (timestamp: unknown) => JSON.stringify({ temperature: 1, timestamp });

describe('parseReading', () => {
  it('[PR1] a lone temperature without key is a reading of `default` at the time of its record', () => {
    expect(parse('{"temperature": 23.456}')).toEqual({
      kind: 'reading',
      sensorId: 'default',
      celsius: 23.456,
      measuredAtMs: TEST_NOW_MS,
    });
  });

  it.each([
    ['{', 'not-json'],
    ['', 'not-json'],
    ['  ', 'not-json'],
    ['{"temperature": NaN}', 'not-json'],
    ["{'temperature': 1}", 'not-json'],
    ['{"temperature": 1,}', 'not-json'],
    ['null', 'not-object'],
    ['[]', 'not-object'],
    ['42', 'not-object'],
    ['"text"', 'not-object'],
  ])('[PR2] %j is rejected as %s', (value, code) => {
    expect(codeOf(value)).toBe(code);
  });

  it('[PR2] bytes that are not UTF-8 are rejected, and the next message is unaffected', () => {
    expect(codeOf(new Uint8Array([0x7b, 0xff, 0x7d]))).toBe('not-utf8');
    expect(codeOf('{"temperature": 1}')).toBe('reading');
  });

  it('[PR3] a message of 4096 bytes is read and one of 4097 is not looked at', () => {
    expect(codeOf('{"temperature": 1}'.padEnd(4096))).toBe('reading');
    expect(codeOf('{"temperature": 1}'.padEnd(4097))).toBe('too-big');
    expect(codeOf('['.repeat(200_000))).toBe('too-big');
    expect(codeOf(new Uint8Array(4097).fill(0xff))).toBe('too-big');
  });

  it('[PR4] a leading byte order mark is ignored', () => {
    expect(codeOf('\uFEFF{"temperature": 1}')).toBe('reading');
    expect(codeOf('\uFEFF')).toBe('not-json');
  });

  it.each([
    ['{}', 'missing-temperature'],
    ['{"__proto__": {"temperature": 1}}', 'missing-temperature'],
    ['{"temperature": "23.4"}', 'temperature-type'],
    ['{"temperature": null}', 'temperature-type'],
    ['{"temperature": true}', 'temperature-type'],
    ['{"temperature": [23.4]}', 'temperature-type'],
    ['{"temperature": 1e400}', 'temperature-range'],
    ['{"temperature": 1e308}', 'temperature-range'],
    ['{"temperature": -273.16}', 'temperature-range'],
    ['{"temperature": 10000.1}', 'temperature-range'],
    ['{"temperature": -273.15}', 'reading'],
    ['{"temperature": 10000}', 'reading'],
  ])('[PR5] %s is %s: a temperature is a number from −273.15 to 10 000 °C, never coerced', (value, code) => {
    expect(codeOf(value)).toBe(code);
  });

  it('[PR6] a temperature of −0 is 0', () => {
    expect(parse('{"temperature": -0}')).toMatchObject({ celsius: 0 });
  });

  it.each(['constructor', '冷库 1', 'cold-room/3', 'x'.repeat(64), '1'])('[PR7] %j names a sensor', (sensorId) => {
    expect(parse(withSensor(sensorId))).toMatchObject({ kind: 'reading', sensorId });
  });

  it.each([['', ' ', 7, null, true, 'x'.repeat(65), 'a\nb', 'a\u200Bb', '\uD800', '_a', 'a ', '<img>', '=1']])(
    '[PR7] none of %j names a sensor',
    (...sensorIds) => {
      expect(sensorIds.map((sensorId) => codeOf(withSensor(sensorId)))).toEqual(sensorIds.map(() => 'sensor-id'));
    },
  );

  it('[PR7] a sensor id is kept in NFC', () => {
    expect(parse(withSensor('Ku\u0308hlraum'))).toMatchObject({ sensorId: 'K\u00FChlraum' });
  });

  it('[PR8] a key that is a sensor id names the sensor of a reading without one', () => {
    expect(parse('{"temperature": 1}', { key: 'oven' })).toMatchObject({ sensorId: 'oven' });
    expect(parse(withSensor('freezer'), { key: 'oven' })).toMatchObject({ sensorId: 'freezer' });
  });

  it('[PR8] a key that is no sensor id, or that must not be used, leaves `default`', () => {
    expect(parse('{"temperature": 1}', { key: '"quoted"' })).toMatchObject({ sensorId: 'default' });
    expect(parse('{"temperature": 1}', { key: 'x'.repeat(5000) })).toMatchObject({ sensorId: 'default' });
    expect(parse('{"temperature": 1}', { key: 'oven', sensorFromKey: false })).toMatchObject({ sensorId: 'default' });
  });

  it('[PR9] a timestamp is judged against the record and never against the clock', () => {
    const lastMs = TEST_NOW_MS + 5 * 60_000;
    expect(parse(withTimestamp(lastMs))).toMatchObject({ measuredAtMs: lastMs });
    expect(codeOf(withTimestamp(lastMs + 1))).toBe('timestamp');
    expect(codeOf(withTimestamp(946_684_800_000))).toBe('reading');
    expect(codeOf(withTimestamp(946_684_799_999))).toBe('timestamp');
  });

  it.each([null, '2026-01-15', 1_768_478_400, 1_768_478_400_000.5, true])('[PR9] %j is no timestamp', (timestamp) => {
    expect(codeOf(withTimestamp(timestamp))).toBe('timestamp');
  });

  it.each([-1, 0, Number.NaN, 1.7e18])('[PR10] a record whose own timestamp is %d is rejected', (timestampMs) => {
    expect(codeOf('{"temperature": 1}', { timestampMs })).toBe('timestamp');
  });

  it('[PR11] a null value is a tombstone', () => {
    expect(parse(null)).toEqual({ kind: 'tombstone' });
  });

  it('[PR12] a rejection says which field is wrong and what to send instead', () => {
    expect(parse('{}')).toMatchObject({ message: '`temperature` is missing: send it as a number in °C.' });
    expect(parse('{"temperature": "9"}')).toMatchObject({
      message: '`temperature` is text: send a plain number in °C.',
    });
  });

  it('[PR13] other fields are ignored, many as they are', () => {
    expect(parse('{"temperature": 1, "__proto__": {"sensorId": "x"}, "unit": "F"}')).toEqual({
      kind: 'reading',
      sensorId: 'default',
      celsius: 1,
      measuredAtMs: TEST_NOW_MS,
    });
  });

  it('[PR14] whatever the bytes, it never throws: a reading or a rejection with a known code', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => encoder.encode(text)),
      fc
        .record(
          { temperature: fc.jsonValue(), sensorId: fc.jsonValue(), timestamp: fc.jsonValue() },
          { requiredKeys: [] },
        )
        .map((fields) => encoder.encode(JSON.stringify(fields))),
    );
    fc.assert(
      fc.property(bytes, fc.option(fc.uint8Array({ maxLength: 80 })), fc.double(), (value, key, timestampMs) => {
        const parsed = parseReading({ key, value, timestampMs }, { sensorFromKey: true });
        if (parsed.kind === 'rejection') rejectionCodeSchema.parse(parsed.code);
        else expect(parsed.kind).toBe('reading');
      }),
    );
  });
});
