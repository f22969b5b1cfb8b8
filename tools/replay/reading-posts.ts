import { z } from 'zod';
import { readingsReceiptSchema } from '#protocol/reading';
import type { ProducedReading, ReadingSink } from '#server/ports';

export type ReadingPostsOptions = {
  /** Origin of a running Isotherm. */
  url: string;
  /** The operator's password, where that server asks for one. */
  password: string | null;
};

/** Longer than a healthy server needs to make a thousand readings safe. */
const ANSWER_MS = 10_000;

/** Answers after which the same request may be taken a moment later. */
const PASSING_STATUSES = [408, 425, 429, 500, 502, 503, 504];

const problemTextSchema = z.object({ detail: z.string() });

/**
 * Sends readings to `POST /api/readings` of a running Isotherm. Rejects with code `sink-unavailable` where it may work
 * a moment later and with code `refused` where it will not.
 */
export function createReadingPosts({ url, password }: ReadingPostsOptions): ReadingSink {
  const address = new URL('/api/readings', url);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (password !== null) headers.authorization = `Bearer ${password}`;
  return {
    async append(readings) {
      const response = await fetch(address, {
        method: 'POST',
        headers,
        body: JSON.stringify(readings.map(toBody)),
        signal: AbortSignal.timeout(ANSWER_MS),
      }).catch((cause: unknown) => {
        throw postError('sink-unavailable', noAnswer(url), cause);
      });
      const body: unknown = await response.json().catch(() => null);
      if (response.status === 202) return assertAllTaken(body);
      const code = PASSING_STATUSES.includes(response.status) ? 'sink-unavailable' : 'refused';
      throw postError(code, refusalOf(response.status, { body, url }));
    },
  };
}

function toBody({ sensorId, celsius, measuredAtMs }: ProducedReading) {
  return { sensorId, temperature: celsius, timestamp: measuredAtMs ?? undefined };
}

function assertAllTaken(body: unknown): void {
  const receipt = readingsReceiptSchema.safeParse(body);
  const rejected = receipt.success ? receipt.data.rejected : [];
  if (rejected[0]) throw postError('refused', `Isotherm rejected ${rejected.length} readings: ${rejected[0].message}`);
}

function refusalOf(status: number, { body, url }: { body: unknown; url: string }): string {
  if (status === 401 || status === 403) {
    return `Isotherm at ${url} asks for the operator's password. Set OPERATOR_PASSWORD to it and try again.`;
  }
  const problem = problemTextSchema.safeParse(body);
  if (problem.success) return `Isotherm at ${url} answered ${status}: ${problem.data.detail}`;
  return `${url} answered ${status}, which Isotherm would not. Name the address of a running Isotherm with --url.`;
}

function noAnswer(url: string): string {
  return `Isotherm does not answer at ${url}. Start it with npm start, or name its address with --url.`;
}

function postError(code: 'sink-unavailable' | 'refused', message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code });
}
