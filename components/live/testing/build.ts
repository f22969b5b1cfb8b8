import type { Alert, Pending } from '#protocol/alert';
import type { Feed } from '#protocol/feed';
import type { Frame, Point, Snapshot } from '#protocol/frame';
import { NEW_ALERT } from '#protocol/new-alert';
import type { Threshold } from '#protocol/threshold';
import { PROTOCOL_VERSION } from '#protocol/version';
import { INITIAL_STATE, type LiveEvent, type LiveState, reduceLive } from '../live-state';

/** The server's clock in tests, when nothing else is said; epoch ms. */
export const SERVER_NOW_MS = 1_800_000_000_000;

export function buildFeed(parts: Partial<Feed> = {}): Feed {
  return {
    source: 'embedded',
    connected: true,
    connectedSinceMs: SERVER_NOW_MS,
    storing: true,
    storingSinceMs: SERVER_NOW_MS,
    store: { database: 'own', state: 'storing', reason: null },
    events: [],
    lagMessages: 0,
    lastReadingAtMs: null,
    complete: true,
    simulator: 'off',
    intake: {
      topic: 'temperature_stream',
      topicFound: true,
      messages: 0,
      readings: 0,
      rejections: 0,
      lastRejection: null,
    },
    ...parts,
  };
}

export function buildThreshold(parts: Partial<Threshold> = {}): Threshold {
  return { high: 40, low: null, version: 1, changedAtMs: null, changedBy: null, ...parts };
}

export function buildSnapshot(parts: Partial<Snapshot> = {}): Snapshot {
  return {
    protocol: PROTOCOL_VERSION,
    seq: 0,
    serverTimeMs: SERVER_NOW_MS,
    windowSize: 10,
    feed: buildFeed(),
    defaultThreshold: buildThreshold(),
    sensors: [],
    alerts: [],
    ...parts,
  };
}

export function buildFrame(seq: number, parts: Partial<Frame> = {}): Frame {
  return { seq, serverTimeMs: SERVER_NOW_MS, ...parts };
}

export function buildAlert(parts: Partial<Alert> = {}): Alert {
  return {
    ...NEW_ALERT,
    id: 'a1',
    sensorId: 'fridge',
    kind: 'high',
    thresholdCelsius: 40,
    sinceMs: parts.openedAtMs ?? SERVER_NOW_MS,
    openedAtMs: SERVER_NOW_MS,
    openedCelsius: 41,
    peakCelsius: 41,
    readings: 1,
    ...parts,
  };
}

/** Beyond 40 °C since now, an alert after five minutes. */
export function buildPending(parts: Partial<Pending> = {}): Pending {
  return {
    kind: 'high',
    severity: 'critical',
    thresholdCelsius: 40,
    sinceMs: SERVER_NOW_MS,
    lastingMs: 300_000,
    ...parts,
  };
}

/** `count` points of one a second whose temperature is their ordinal, from ordinal `firstN`. */
export function buildPoints(firstN: number, count: number, startMs = SERVER_NOW_MS): Point[] {
  return Array.from({ length: count }, (_, index) => [startMs + (firstN + index) * 1000, firstN + index, null]);
}

/** What a browser knows after these events, its clock being the server's. */
export function stateAfter(...events: LiveEvent[]): LiveState {
  return events.reduce((state, event) => reduceLive(state, event, SERVER_NOW_MS), INITIAL_STATE);
}

export const snapshotEvent = (parts: Partial<Snapshot> = {}): LiveEvent => ({
  type: 'snapshot',
  snapshot: buildSnapshot(parts),
});

export const frameEvent = (seq: number, parts: Partial<Frame> = {}): LiveEvent => ({
  type: 'frame',
  frame: buildFrame(seq, parts),
});
