import { setTimeout as pause } from 'node:timers/promises';
import { between, type Random } from '#server/simulator/random';

/** Changes thresholds while readings come, and notes those that were answered as done. */
export type Changes = {
  /** Versions that were acknowledged. */
  acknowledged: readonly number[];
  /** Resolves when the one in hand is answered. */
  pause(): Promise<void>;
  resume(): void;
  stop(): Promise<void>;
};

export type ChangesOptions = {
  url: string;
  random: Random;
  sensors: number;
  /** How many readings were acknowledged: what a change waits for. */
  readings: () => number;
  /** Only while somebody hears how far each sensor is. */
  isHeard: () => boolean;
};

export function startChanges({ url, random, sensors, readings, isHeard }: ChangesOptions): Changes {
  const acknowledged: number[] = [];
  let isPaused = false;
  let isStopped = false;
  let changing: Promise<void> = Promise.resolve();

  async function change(): Promise<void> {
    const sensorId = `s-${String(Math.floor(random() * sensors)).padStart(3, '0')}`;
    const path = random() < 0.5 ? '/api/threshold' : `/api/sensors/${sensorId}/threshold`;
    const limits = { high: Math.round(between(random, [34, 46]) * 10) / 10, low: random() < 0.5 ? null : 30 };
    const version = await put(`${url}${path}`, limits);
    if (version !== null) acknowledged.push(version);
  }

  async function run(): Promise<void> {
    for (let next = readings(); !isStopped; ) {
      await pause(20);
      if (isPaused || readings() < next || !isHeard()) continue;
      next = readings() + between(random, [300, 1500]);
      changing = change();
      await changing;
    }
  }

  const running = run();
  return {
    acknowledged,
    async pause() {
      isPaused = true;
      await changing;
    },
    resume() {
      isPaused = false;
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}

/** The version of the change; null where it was refused or nobody answered. */
export async function put(url: string, limits: { high: number; low: number | null }): Promise<number | null> {
  try {
    const answer = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(limits),
      signal: AbortSignal.timeout(20_000),
    });
    return answer.ok ? ((await answer.json()) as { version: number }).version : null;
  } catch {
    return null;
  }
}
