import { setTimeout as pause } from 'node:timers/promises';
import { between, type Random } from '#server/simulator/random';

/** Posts numbered readings and notes which were acknowledged. A reading's time names it: `timeOf(number)`. */
export type Poster = {
  /** Numbers whose post was answered with 202. */
  acknowledged: ReadonlySet<number>;
  /** Numbers that were posted under a key, again until they were acknowledged. */
  keyed: ReadonlySet<number>;
  /** How often a post under a key was sent again. */
  repeated(): number;
  sent(): number;
  timeOf(number: number): number;
  /** What refused posts were answered with, newest last. */
  refusals: readonly { status: number; detail: string }[];
  /** Resolves when every post is answered. */
  stop(): Promise<void>;
};

type Options = { url: string; random: Random; sensors: number; posters?: number };

const AN_HOUR_MS = 3_600_000;

export function startPoster({ url, random, sensors, posters = 6 }: Options): Poster {
  const baseMs = Date.now() - AN_HOUR_MS;
  const acknowledged = new Set<number>();
  const keyed = new Set<number>();
  const refusals: { status: number; detail: string }[] = [];
  let sent = 0;
  let repeated = 0;
  let isStopped = false;

  async function post(): Promise<void> {
    const numbers = Array.from({ length: Math.floor(between(random, [1, 20])) }, () => {
      sent += 1;
      return sent;
    });
    const key = random() < 0.5 ? `post-${numbers[0]}-${baseMs}` : null;
    if (key !== null) for (const number of numbers) keyed.add(number);
    const body = JSON.stringify(numbers.map((number) => readingOf(number, { sensors, random, baseMs })));
    for (let tries = 0; ; tries += 1) {
      const isTaken = await isAccepted(url, { key, body, refusals });
      if (isTaken) for (const number of numbers) acknowledged.add(number);
      // An impatient client: it sends again what was answered too.
      if (key === null || (isTaken && random() < 0.8)) return;
      repeated += 1;
      if (!isTaken) await pause(50);
      if (isTaken && tries > 3) return;
    }
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      await post();
      await pause(10);
    }
  }

  const running = Array.from({ length: posters }, run);
  return {
    acknowledged,
    keyed,
    repeated: () => repeated,
    sent: () => sent,
    timeOf: (number) => baseMs + number,
    refusals,
    async stop() {
      isStopped = true;
      await Promise.all(running);
    },
  };
}

function readingOf(
  number: number,
  { sensors, random, baseMs }: Pick<Options, 'sensors' | 'random'> & { baseMs: number },
) {
  const temperature = 36 + 8 * Math.sin((number / sensors) * 0.1) + random();
  return { sensorId: `s-${String(number % sensors).padStart(3, '0')}`, temperature, timestamp: baseMs + number };
}

type Post = { key: string | null; body: string; refusals: { status: number; detail: string }[] };

async function isAccepted(url: string, { key, body, refusals }: Post): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/readings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'idempotency-key': key }) },
      body,
      signal: AbortSignal.timeout(15_000),
    });
    const said = (await answer.json()) as { detail?: string; rejected?: unknown[] };
    if (answer.status === 202 && said.rejected?.length === 0) return true;
    refusals.push({ status: answer.status, detail: said.detail ?? '' });
  } catch {
    // The process was killed: nobody knows what became of the post.
  }
  return false;
}
