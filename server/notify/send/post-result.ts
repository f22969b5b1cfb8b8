import { describeAnswer } from './describe-trouble';
import type { Sent } from './sender';

/** Busy, or asked too often: the message is not what it does not like. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

export function toSent(answer: { status: number; body: string }): Sent {
  if (answer.status >= 200 && answer.status < 300) return { ok: true, remark: null };
  const wasRefused = answer.status < 500 && !PASSING.has(answer.status);
  return { ok: false, error: describeAnswer(answer), wasRefused };
}
