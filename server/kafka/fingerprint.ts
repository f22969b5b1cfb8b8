import { createHash } from 'node:crypto';
import type { Fingerprint } from '#server/ports';

export type { Fingerprint } from '#server/ports';

export function fingerprintOf(record: { offset: number; timestampMs: number; value: Uint8Array | null }): Fingerprint {
  const { offset, timestampMs, value } = record;
  const valueHash = value === null ? '' : createHash('sha256').update(value).digest('base64url');
  return { offset, timestampMs, valueHash };
}

/** True when both are the same record, as far as can be seen. */
export function isSameRecord(a: Fingerprint, b: Fingerprint): boolean {
  return a.offset === b.offset && a.timestampMs === b.timestampMs && a.valueHash === b.valueHash;
}
