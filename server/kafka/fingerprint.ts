import { createHash } from 'node:crypto';

/** What tells one record from another at the same offset: the log of a topic made again starts at 0 too. */
export type Fingerprint = { offset: number; timestampMs: number; valueHash: string };

export function fingerprintOf(record: { offset: number; timestampMs: number; value: Uint8Array | null }): Fingerprint {
  const { offset, timestampMs, value } = record;
  const valueHash = value === null ? '' : createHash('sha256').update(value).digest('base64url');
  return { offset, timestampMs, valueHash };
}

/** True when both are the same record, as far as can be seen. */
export function isSameRecord(a: Fingerprint, b: Fingerprint): boolean {
  return a.offset === b.offset && a.timestampMs === b.timestampMs && a.valueHash === b.valueHash;
}
