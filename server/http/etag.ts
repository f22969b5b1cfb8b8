import type { VersionTag } from '#server/ports';

/** A strong ETag: no version is ever used twice, over restarts neither. */
export function toEtag({ version, inherited }: VersionTag): string {
  return `"${version}.${inherited ? 'i' : 'o'}"`;
}

/**
 * What an If-Match header asks for, held against the current ETag: `none` where there is no header, `any` for `*`.
 * Comparison is strong, so weak tags never match (RFC 9110, 13.1.1).
 */
export function judgeIfMatch(header: string | undefined, etag: string): 'none' | 'any' | 'matches' | 'stale' {
  if (header === undefined) return 'none';
  if (header.trim() === '*') return 'any';
  const tags = header.split(',').map((tag) => tag.trim());
  return tags.includes(etag) ? 'matches' : 'stale';
}
