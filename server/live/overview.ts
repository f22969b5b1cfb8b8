import type { Frame, Overview, SensorLatest } from '#protocol/frame';
import type { Clock } from '../ports';

/** How often the overview tells where sensors stand: an eye on hundreds of them reads no faster. */
const LATEST_INTERVAL_MS = 1000;

/** Sensors told at once: above this the overview comes to each in turn, so that ten thousand do not cost every browser half a megabyte a second. */
const MAX_LATEST = 2000;

/** Tells browsers that watch of all sensors, numbered for itself: where they stand once a second, everything else at once. */
export function createOverview(parts: { clock: Clock; send: (overview: Overview) => void }) {
  const { clock } = parts;
  // The one that has waited longest first: a later reading takes the place of the one before.
  const waiting = new Map<string, SensorLatest>();
  let seq = 0;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  const note = ({ removed = [], readings = [] }: Frame) => {
    for (const sensorId of removed) waiting.delete(sensorId);
    for (const [sensorId, firstN, points] of readings) {
      const point = points.at(-1);
      if (point !== undefined) waiting.set(sensorId, [sensorId, firstN + points.length - 1, point]);
    }
  };

  const takeLatest = (sensorIds: Iterable<string | null>, most: number): SensorLatest[] => {
    const taken: SensorLatest[] = [];
    for (const sensorId of sensorIds) {
      const latest = sensorId === null ? undefined : waiting.get(sensorId);
      if (latest === undefined) continue;
      waiting.delete(latest[0]);
      if (taken.push(latest) === most) break;
    }
    return taken;
  };

  const isDue = () => clock.monotonicMs() - toldAtMs >= LATEST_INTERVAL_MS;

  const send = (body: Omit<Overview, 'seq' | 'serverTimeMs' | 'latest'>) => {
    // A threshold means nothing to whom its sensor is new: the two go together.
    const asked = isDue() ? waiting.keys() : (body.thresholds ?? []).map(([sensorId]) => sensorId);
    if (isDue()) toldAtMs = clock.monotonicMs();
    const latest = takeLatest(asked, MAX_LATEST);
    seq += 1;
    parts.send({ seq, serverTimeMs: clock.nowMs(), ...body, ...(latest.length > 0 ? { latest } : {}) });
  };

  const schedule = () => {
    if (cancel !== null || waiting.size === 0) return;
    cancel = clock.after(Math.max(0, toldAtMs + LATEST_INTERVAL_MS - clock.monotonicMs()), () => {
      cancel = null;
      if (waiting.size > 0) send({});
      schedule();
    });
  };

  const clear = () => {
    waiting.clear();
    cancel?.();
    cancel = null;
  };

  return {
    /** The last one sent. */
    seq: () => seq,
    take(frame: Frame): void {
      note(frame);
      const { seq: _seq, serverTimeMs: _time, readings: _readings, ...body } = frame;
      if (Object.keys(body).length > 0) send(body);
      schedule();
    },
    /** What waits is of a board that is no longer shown, or nobody is there to be told. */
    clear,
  };
}
