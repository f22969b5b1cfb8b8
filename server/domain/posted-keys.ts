import { IDEMPOTENCY_HEADER, IDEMPOTENCY_MS } from './idempotency';
import { decodeUtf8 } from './utf8';

/** A key of 200 characters, a slash and a place among a thousand. */
const MAX_KEY_BYTES = 208;

/** Beyond it the oldest are forgotten, so that memory stays bounded: two posts a second, all day. */
const MAX_KEYS = 200_000;

type Headers = Readonly<Record<string, Uint8Array | readonly Uint8Array[]>>;

/** The key a record was posted under; null for one without, or with one that nobody may have sent us. */
export function postedKey(headers: Headers): string | null {
  const header = headers[IDEMPOTENCY_HEADER];
  if (!(header instanceof Uint8Array) || header.byteLength > MAX_KEY_BYTES) return null;
  const text = decodeUtf8(header);
  // PostgreSQL keeps no text with a zero in it, and would refuse the whole batch.
  return text?.includes('\0') ? null : text;
}

/** True for the first record under a key within a day, which is remembered; false for a repetition. */
export function rememberKey(keys: Map<string, number>, { key, nowMs }: { key: string; nowMs: number }): boolean {
  const knownMs = keys.get(key);
  if (knownMs !== undefined && nowMs - knownMs < IDEMPOTENCY_MS) return false;
  keys.delete(key);
  keys.set(key, nowMs);
  for (const [oldest, atMs] of keys) {
    if (keys.size <= MAX_KEYS && nowMs - atMs < IDEMPOTENCY_MS) break;
    keys.delete(oldest);
  }
  return true;
}
