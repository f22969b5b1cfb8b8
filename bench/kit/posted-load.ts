import { setTimeout as pause } from 'node:timers/promises';

type Load = {
  sensors: number;
  /** Readings a second of each. */
  hertz: number;
};

const TICK_MS = 25;
const BATCH = 1000;

/** A slow wave and a little noise, all of it below the threshold: what is measured is watching, not alerts. */
function celsiusAt(atMs: number, sensor: number): number {
  const noise = ((Math.floor(atMs / 100) * 7919 + sensor * 104_729) % 100) / 200;
  return Math.round((24 + 10 * Math.sin(atMs / 60_000 + sensor) + noise) * 100) / 100;
}

const reading = (sensor: number, timestamp: number) => ({
  sensorId: `sensor-${String(sensor).padStart(3, '0')}`,
  temperature: celsiusAt(timestamp, sensor),
  timestamp,
});

/** Posts the readings of so many seconds before now, so that charts and memories are as full as after that time. */
export async function postPast(url: string, { sensors, hertz, seconds }: Load & { seconds: number }): Promise<void> {
  const endMs = Date.now();
  const count = Math.floor(seconds * hertz);
  let batch: ReturnType<typeof reading>[] = [];
  for (let back = count; back > 0; back -= 1) {
    for (let sensor = 0; sensor < sensors; sensor += 1) batch.push(reading(sensor, endMs - (back * 1000) / hertz));
    if (batch.length + sensors <= BATCH && back > 1) continue;
    for (let at = 0; at < batch.length; at += BATCH) await post(url, batch.slice(at, at + BATCH));
    batch = [];
  }
}

/** Posts readings of so many sensors as they would be measured, spread evenly over each second. */
export function startPosting(url: string, { sensors, hertz }: Load): { stop(): Promise<void> } {
  let isStopped = false;
  const perMs = (sensors * hertz) / 1000;
  async function run(): Promise<void> {
    const beganMs = performance.now();
    for (let sent = 0; !isStopped; ) {
      const due = Math.floor((performance.now() - beganMs) * perMs);
      const batch = Array.from({ length: Math.min(due - sent, BATCH) }, (_, index) =>
        reading((sent + index) % sensors, Date.now()),
      );
      if (batch.length > 0) await post(url, batch);
      sent += batch.length;
      await pause(TICK_MS);
    }
  }
  const running = run();
  return {
    async stop() {
      isStopped = true;
      await running;
    },
  };
}

async function post(url: string, batch: unknown): Promise<void> {
  const answer = await fetch(`${url}/api/readings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`The readings of the bench were refused with ${answer.status}: ${said}`);
}
