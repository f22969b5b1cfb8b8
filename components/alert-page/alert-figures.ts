import type { Alert } from '#protocol/alert';
import type { History } from '#protocol/history';
import type { TimeWindow } from '../chart/live-span';
import { gapMs } from '../chart/trace';
import { historyRhythmMs } from '../history/history-rhythm';
import { degreeMinutes } from './degree-minutes';
import { missingReadings } from './missing-readings';

/** An alert in figures, of what is stored of its span. Null: nothing tells. */
export type AlertFigures = {
  peakCelsius: number | null;
  averageCelsius: number | null;
  /** Stored readings of the span, within the limits or not. */
  readings: number;
  missing: number | null;
  /** °C·min beyond the limit the alert opened by; null for one that is about no limit. */
  degreeMinutes: number | null;
  /** True where they were summed up from steps of time, not from each reading. */
  isRough: boolean;
};

/** From what it is about began until it ended, or now. */
export function alertSpan({ sinceMs, endedAtMs }: Alert, nowMs: number): TimeWindow {
  return { fromMs: sinceMs, toMs: Math.max(sinceMs, endedAtMs ?? nowMs) };
}

/** `history` reaches over the span and some time before it, which tells the sensor's rhythm. */
export function alertFigures(alert: Alert, { history, nowMs }: { history: History; nowMs: number }): AlertFigures {
  const span = alertSpan(alert, nowMs);
  const { stepMs } = history;
  const all = history.points.map(([atMs, mean, , , count]) => ({ atMs, mean, count }));
  const within = all.filter(({ atMs }) => atMs >= span.fromMs && atMs <= span.toMs);
  const rhythmMs = historyRhythmMs(all, stepMs);
  const readings = within.reduce((sum, { count }) => sum + count, 0);
  const total = within.reduce((sum, { mean, count }) => sum + mean * count, 0);
  return {
    peakCelsius: alert.peakCelsius,
    averageCelsius: readings === 0 ? null : total / readings,
    readings,
    missing: rhythmMs === null ? null : missingReadings(within, { span, rhythmMs, stepMs }),
    degreeMinutes: beyondOf(alert, { within, stepMs, rhythmMs }),
    isRough: stepMs > 0,
  };
}

type Within = {
  within: readonly { atMs: number; mean: number }[];
  stepMs: number;
  rhythmMs: number | null;
};

function beyondOf({ kind, thresholdCelsius }: Alert, { within, stepMs, rhythmMs }: Within): number | null {
  const side = sideOf(kind);
  if (side === null || thresholdCelsius === null) return null;
  // The mean of a step belongs into its middle.
  const samples = within.map(({ atMs, mean }) => ({ atMs: atMs + stepMs / 2, celsius: mean }));
  const longestMs = Math.max(gapMs(rhythmMs), 3 * stepMs);
  return degreeMinutes(samples, { kind: side, limitCelsius: thresholdCelsius, gapMs: longestMs });
}

/** Beyond which side an alert of this kind is; null for one that is about no limit. */
export function sideOf(kind: Alert['kind']): 'high' | 'low' | null {
  if (kind === 'high' || kind === 'exposure-high') return 'high';
  return kind === 'low' || kind === 'exposure-low' ? 'low' : null;
}
