import { createHmac } from 'node:crypto';

/** `v1=` and the HMAC-SHA256, in hex, of the seconds, a dot and the body, all as they are sent. */
export function sign(secret: string, { seconds, body }: { seconds: number; body: string }): string {
  return `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
