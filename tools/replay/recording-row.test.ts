import { expect, test } from 'vitest';
import { findColumns, parseRow, toCelsius } from './recording-row';

const columns = { time: 0, temperature: 1 };
const parse = (cells: string[], unit: 'C' | 'F' = 'C') => parseRow(cells, { line: 7, columns, unit });

test('[SM11] a header names the columns, in any order and among others', () => {
  expect(findColumns(['id', 'Value', 'Timestamp'])).toEqual({ columns: { time: 2, temperature: 1 }, isHeader: true });
  expect(findColumns(['sensor_id', 'n', 'measured_at', 'measured_at_ms', 'celsius'])).toEqual({
    columns: { time: 2, temperature: 4 },
    isHeader: true,
  });
});

test('[SM11] without a header the first two columns are time and temperature', () => {
  expect(findColumns(['2013-07-04 00:00:00', '69.8'])).toEqual({ columns, isHeader: false });
});

test.each([[['a', 'b']], [['2013-07-04 00:00:00;69.8']], [['']]])('[SM11] %j is no first row of a recording', (row) => {
  expect(findColumns(row)).toBeNull();
});

test.each([
  [32, 0],
  [212, 100],
  [-40, -40],
  [-459.67, -273.15],
  [98.6, 37],
  [51.8, 11],
  [104, 40],
])('[SM12] %d °F is exactly %d °C', (fahrenheit, celsius) => {
  expect(toCelsius(fahrenheit, 'F')).toBe(celsius);
});

test('[IM2] kelvins are exact too', () => {
  expect([toCelsius(273.15, 'K'), toCelsius(293.25, 'K'), toCelsius(0, 'K')]).toEqual([0, 20.1, -273.15]);
});

test('[SM12] °C stay as they are', () => {
  expect(parse(['2013-07-04', '23.456'])).toEqual({ line: 7, atMs: Date.UTC(2013, 6, 4), celsius: 23.456 });
});

test('[SM11] quotation marks around a cell are not part of it', () => {
  expect(parse(['"2013-07-04"', '" 5 "'])).toMatchObject({ celsius: 5 });
});

test.each([
  [['yesterday', '5'], '"yesterday" is not a date and time'],
  [['2013-07-04', ''], '"" is not a number'],
  [['2013-07-04'], '"" is not a number'],
  [['2013-07-04', 'NaN'], '"NaN" is not a number'],
  [['2013-07-04', '0x10'], '"0x10" is not a number'],
  [['2013-07-04', '-300'], '-300 °C is out of range'],
  [['2013-07-04', '1e400'], '1e400 °C is out of range'],
  [['2013-07-04', '"5'], 'quotation marks that do not pair in one cell'],
])('[SM13] %j is left out with its line and reason', (cells, problem) => {
  expect(parse(cells)).toMatchObject({ line: 7, problem });
});
