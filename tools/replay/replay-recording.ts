import type { ProducedReading, ReadingSink } from '#server/ports';
import { MAX_PAUSE_MS, type Pace, paceOf } from './pace';
import type { RecordingRow } from './recording-row';

export type ReplayOptions = {
  rows: AsyncIterable<RecordingRow>;
  sensorId: string;
  /** Recorded time over real time. */
  speed: number;
  sink: ReadingSink;
  monotonicMs(): number;
  wait(ms: number): Promise<void>;
  say(line: string): void;
  /** Aborted: stop after what has been sent. */
  signal: AbortSignal;
};

export type ReplayCounts = { sent: number; skipped: number; shortened: number };

/** Readings due this close together go in one request, so that a fast replay is not one request a reading. */
const TOGETHER_MS = 50;
const MAX_TOGETHER = 200;

/** Of what happens again and again the first few are told and the rest are counted. */
const MAX_TOLD = 10;

/** Sends a recording as if it were measured now. Rejects as the sink and the rows do. */
export async function replayRecording(options: ReplayOptions): Promise<ReplayCounts> {
  const { rows, sensorId, speed, sink, monotonicMs, wait, say, signal } = options;
  const counts: ReplayCounts = { sent: 0, skipped: 0, shortened: 0 };
  let pace: Pace | null = null;
  let together: ProducedReading[] = [];

  async function send(): Promise<void> {
    if (together.length === 0) return;
    await sink.append(together);
    counts.sent += together.length;
    together = [];
  }

  for await (const row of rows) {
    if (signal.aborted) break;
    if ('problem' in row) {
      if (++counts.skipped <= MAX_TOLD) say(`Line ${row.line} is left out: ${row.problem}.`);
      continue;
    }
    const step = paceOf(pace, { recordedAtMs: row.atMs, speed, nowMs: monotonicMs() });
    if (step.shortenedFromMs !== null && ++counts.shortened <= MAX_TOLD)
      say(shortenedLine(row.line, step.shortenedFromMs));
    pace = step;
    if (step.dueMs - monotonicMs() > TOGETHER_MS || together.length >= MAX_TOGETHER) await send();
    const pauseMs = step.dueMs - monotonicMs();
    if (pauseMs > TOGETHER_MS) await wait(pauseMs);
    // No time of its own: the log's is now.
    together.push({ sensorId, celsius: row.celsius, measuredAtMs: null });
  }
  if (!signal.aborted) await send();
  return counts;
}

function shortenedLine(line: number, wantedMs: number): string {
  const wantedS = Math.round(wantedMs / 1000);
  return `The recording pauses before line ${line}: ${wantedS} s at this speed, shortened to ${MAX_PAUSE_MS / 1000} s.`;
}
