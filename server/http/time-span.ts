import { instantSchema } from '#protocol/instant';
import { InvalidFields } from './invalid-fields';

const DAY_MS = 24 * 3_600_000;

/** Fields of a query that name a stretch of time. */
export const spanFields = { from: instantSchema.optional(), to: instantSchema.optional() };

type Asked = { from?: number | undefined; to?: number | undefined };

/** From `from` (in it) to `to` (not in it), epoch ms; without them the last day. Throws InvalidFields for an empty one. */
export function spanOf(
  { from, to }: Asked,
  { nowMs, lengthMs = DAY_MS }: { nowMs: number; lengthMs?: number },
): { fromMs: number; toMs: number } {
  const toMs = to ?? nowMs;
  const fromMs = from ?? Math.max(0, toMs - lengthMs);
  assertInOrder({ from: fromMs, to: toMs });
  return { fromMs, toMs };
}

/** Throws InvalidFields where both are there and the first is not before the second. */
export function assertInOrder({ from, to }: Asked): void {
  if (from === undefined || to === undefined || from < to) return;
  throw new InvalidFields([{ field: 'from', message: 'must be before to' }]);
}
