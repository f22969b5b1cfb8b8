import type { Point } from '#protocol/frame';
import type { History, HistoryPoint } from '#protocol/history';
import { type LiveSensor, newSensor } from '../../live/live-sensor';
import { fold } from '../fold';

/** What a server that stored the first `throughN` of these readings tells of them; `stepMs` 0: reading by reading. */
export function historyOf(readings: readonly Point[], { throughN, stepMs }: { throughN: number; stepMs: number }) {
  const stored = readings.slice(0, throughN);
  const points = stepMs === 0 ? rawPoints(stored) : stepPoints(stored, stepMs);
  return buildHistory({ points, throughN, stepMs });
}

export function buildHistory(parts: Partial<History> = {}): History {
  return { sensorId: 'fridge', from: 0, to: 0, resolution: 'raw', stepMs: 0, throughN: 0, points: [], ...parts };
}

/** What a browser that keeps the readings from ordinal `firstN` on knows. */
export function sensorFrom(readings: readonly Point[], firstN: number): LiveSensor {
  return newSensor({ sensorId: 'fridge', threshold: null, firstN, recent: readings.slice(firstN - 1) });
}

function rawPoints(readings: readonly Point[]): HistoryPoint[] {
  return readings
    .map(([atMs, celsius, average]): HistoryPoint => [atMs, celsius, celsius, celsius, 1, average])
    .sort((a, b) => a[0] - b[0]);
}

function stepPoints(readings: readonly Point[], stepMs: number): HistoryPoint[] {
  const parts = readings.map(([atMs, celsius]) => ({ atMs, low: celsius, high: celsius, mean: celsius, count: 1 }));
  return fold(parts, stepMs).map(({ fromMs, mean, low, high, count }) => [fromMs, mean, low, high, count, null]);
}
