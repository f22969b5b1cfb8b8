import type { Alert } from '#protocol/alert';
import type { Extremes, History, RecordedSensor, ThresholdStep } from '#protocol/history';
import type { TimeWindow } from '../chart/live-span';
import { type CommandResult, request } from '../live/request';
import type { SpanAnswer, SpanQuestion } from './span-store';

/** Enough for two a pixel on most screens: a fresh answer for each width would cost more than it shows. */
const POINTS = 1_500;

/** More marks than this nobody tells apart; the newest come first. */
const MOST_ALERTS = 500;

/** What is stored of a sensor's stretch of time. Never rejects; null parts could not be told. */
export async function askSpan(question: SpanQuestion, signal: AbortSignal): Promise<SpanAnswer> {
  const span = spanQuery(question);
  const path = sensorPath(question.sensorId);
  const [history, steps, alerts] = await Promise.all([
    read<History>(`${path}/readings?${span}&points=${POINTS}`, signal),
    read<{ steps: ThresholdStep[] }>(`${path}/threshold/steps?${span}`, signal),
    readAlerts(question, { limit: MOST_ALERTS, signal }),
  ]);
  return {
    history: history.ok ? history.value : ifUnknown(history, question),
    steps: steps.ok ? steps.value.steps : null,
    alerts: alerts.ok ? alerts.value.alerts : null,
  };
}

/** Alerts that touch a stretch of time, newest first; of one sensor or of all. */
export function readAlerts(
  { fromMs, toMs, sensorId }: TimeWindow & { sensorId?: string },
  { limit, signal }: { limit: number; signal?: AbortSignal },
): Promise<CommandResult<{ alerts: Alert[]; next: string | null }>> {
  const query = new URLSearchParams({ state: 'all', from: `${fromMs}`, to: `${toMs}`, limit: `${limit}` });
  if (sensorId !== undefined) query.set('sensorId', sensorId);
  return read(`/api/alerts?${query}`, signal);
}

/** The lowest and the highest of every sensor since a time. */
export function readExtremes(fromMs: number): Promise<CommandResult<Extremes>> {
  return read(`/api/extremes?from=${fromMs}`);
}

/** Sensors with a history that are not on the board, some at a time. */
export function readRecordings(
  cursor: string | null,
): Promise<CommandResult<{ sensors: RecordedSensor[]; next: string | null }>> {
  return read(`/api/recordings?limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
}

/** Where the readings of a stretch of time are as a table for other programs. */
export function csvPath(sensorId: string, span: TimeWindow): string {
  return `${sensorPath(sensorId)}/readings.csv?${spanQuery(span)}`;
}

function read<T>(path: string, signal?: AbortSignal): Promise<CommandResult<T>> {
  return request<T>(path, { method: 'GET', signal });
}

function sensorPath(sensorId: string): string {
  return `/api/sensors/${encodeURIComponent(sensorId)}`;
}

function spanQuery({ fromMs, toMs }: TimeWindow): string {
  return `from=${Math.floor(fromMs)}&to=${Math.ceil(toMs)}`;
}

// A sensor just heard, of which nothing is stored yet, is no failure: its history is empty.
function ifUnknown({ problem }: { problem: { status: number } | null }, question: SpanQuestion): History | null {
  if (problem?.status !== 404) return null;
  const { sensorId, fromMs, toMs } = question;
  return { sensorId, from: fromMs, to: toMs, resolution: 'raw', stepMs: 0, throughN: 0, points: [] };
}
