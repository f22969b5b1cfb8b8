import type { RejectionCode } from '#protocol/rejection';

/** Why a message is not a reading: a code for programs, a sentence for people. */
export type Refused = { kind: 'rejection'; code: RejectionCode; message: string };

export function refuse(code: RejectionCode, message: string): Refused {
  return { kind: 'rejection', code, message };
}
