import type { RejectionCode } from '#protocol/rejection';

/** Which rejections are listed. Null: any. */
export type RejectedFilter = { code: RejectionCode | null; partition: number | null; search: string | null };

// Not the schema's own list: a page does not load a validator for ten words.
export const CODES = [
  'missing-temperature',
  'temperature-type',
  'temperature-range',
  'sensor-id',
  'timestamp',
  'not-json',
  'not-object',
  'not-utf8',
  'too-big',
  'cardinality',
] as const satisfies RejectionCode[];

export const ANY: RejectedFilter = { code: null, partition: null, search: null };

/** The filter an address names; what it names wrongly is not filtered by. */
export function parseFilter(query: Pick<URLSearchParams, 'get'>): RejectedFilter {
  return {
    code: CODES.find((code) => code === query.get('code')) ?? null,
    partition: partitionOf(query.get('partition')),
    search: searchOf(query.get('search')),
  };
}

/** The filter as the address names it, and as the server is asked; empty for all. */
export function filterQuery({ code, partition, search }: RejectedFilter): string {
  const given = Object.entries({ code, partition, search }).filter(([, value]) => value !== null);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

/** A partition as somebody typed it; null for none. */
export function partitionOf(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}

/** What somebody typed, as the server takes it; null for nothing. */
export function searchOf(text: string | null): string | null {
  const clean = (text ?? '').replaceAll(/\p{Cc}/gu, ' ').trim();
  return clean === '' ? null : [...clean].slice(0, 100).join('');
}
