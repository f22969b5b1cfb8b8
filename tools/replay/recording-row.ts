import { MAX_CELSIUS, MIN_CELSIUS } from '#protocol/limits';
import { type LocalTime, parseRecordedTime } from './recorded-time';

export type Unit = 'C' | 'F' | 'K';

/** Where the two columns stand, counted from 0. */
export type Columns = { time: number; temperature: number };

/** One row of a recording, or why it is none. `line` counts from 1. */
export type RecordingRow =
  | { line: number; atMs: number; celsius: number }
  | { line: number; field: 'time' | 'temperature' | 'row'; problem: string };

/** How the cells are to be understood; `localTime` what a time without a zone means, UTC unless given. */
export type RowMeaning = { unit: Unit; localTime?: LocalTime | undefined };

const TIME_NAMES = ['timestamp', 'time', 'datetime', 'date', 'measured_at'];
const TEMPERATURE_NAMES = ['value', 'temperature', 'celsius'];
const UNIT_SIGNS: Readonly<Record<Unit, string>> = { C: '°C', F: '°F', K: 'K' };

const UNPAIRED = 'quotation marks that do not pair in one cell';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The columns of a recording by its first row: by name where it is a header, else the first two if they hold a time
 * and a number. Null when it is neither.
 */
export function findColumns(firstRow: readonly string[]): { columns: Columns; isHeader: boolean } | null {
  const names = firstRow.map((cell) => unquote(cell).toLowerCase());
  const time = names.findIndex((name) => TIME_NAMES.includes(name));
  const temperature = names.findIndex((name) => TEMPERATURE_NAMES.includes(name));
  if (time >= 0 && temperature >= 0) return { columns: { time, temperature }, isHeader: true };
  const isData = parseRecordedTime(names[0] ?? '') !== null && NUMBER.test(names[1] ?? '');
  return isData ? { columns: { time: 0, temperature: 1 }, isHeader: false } : null;
}

/** What one row says, in °C. */
export function parseRow(
  cells: readonly string[],
  { line, columns, unit, localTime }: RowMeaning & { line: number; columns: Columns },
): RecordingRow {
  const row = cells.map(unquote);
  // Quotes are taken cell by cell; one left over means that a comma stood between quotes and the columns are shifted.
  if (row.some((cell) => cell.includes('"'))) return { line, field: 'row', problem: UNPAIRED };
  const timeText = row[columns.time] ?? '';
  const atMs = parseRecordedTime(timeText, localTime);
  if (atMs === null) return { line, field: 'time', problem: `"${shorten(timeText)}" is not a date and time` };
  const temperatureText = row[columns.temperature] ?? '';
  const wrong = (problem: string): RecordingRow => ({ line, field: 'temperature', problem });
  if (!NUMBER.test(temperatureText)) return wrong(`"${shorten(temperatureText)}" is not a number`);
  const celsius = toCelsius(Number(temperatureText), unit);
  const isPossible = celsius >= MIN_CELSIUS && celsius <= MAX_CELSIUS;
  return isPossible ? { line, atMs, celsius } : wrong(`${temperatureText} ${UNIT_SIGNS[unit]} is out of range`);
}

/**
 * °C of a temperature. From °F and K to a billionth of a degree: 51.8 °F is 11 °C, not the 10.999999999999998 that doubles
 * make of it, which would lie below a threshold of 11.
 */
export function toCelsius(temperature: number, unit: Unit): number {
  if (unit === 'C') return temperature;
  const celsius = unit === 'K' ? temperature - 273.15 : ((temperature - 32) * 5) / 9;
  return Math.round(celsius * 1e9) / 1e9;
}

function unquote(cell: string): string {
  return /^"[^"]*"$/.test(cell) ? cell.slice(1, -1).trim() : cell;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
