import type { Alert, AlertStep } from '#protocol/alert';
import type { Feed } from '#protocol/feed';
import type { Frame, Overview, Snapshot } from '#protocol/frame';
import type { Settings } from '#protocol/settings';
import type { Threshold } from '#protocol/threshold';
import { PROTOCOL_VERSION } from '#protocol/version';
import { hasLoaded } from './has-loaded';
import { endedOnly, withAlerts, withoutForgotten, withoutLongEnded, withoutOpenOf } from './live-alerts';
import { allPending, framedPending, type LivePending } from './live-pending';
import type { LiveSensor } from './live-sensor';
import { framedSensors, mergedSensors } from './live-sensors';
import { withSettings } from './live-settings';

export type { LiveSensor } from './live-sensor';

export type Link = 'connecting' | 'online' | 'offline';

/** Everything this browser knows. A new object for each change; what did not change keeps its identity. */
export type LiveState = {
  link: Link;
  /** Since when, by the server's clock, epoch ms. */
  linkSinceMs: number;
  /** The last frame applied. */
  seq: number;
  /** The last overview applied; they come only while `watching` is not null. */
  overviewSeq: number;
  /** The sensors whose readings the server sends; null: those of all. */
  watching: ReadonlySet<string> | null;
  /** True until a snapshot comes: frames before it have no ground to stand on. */
  awaitsSnapshot: boolean;
  windowSize: number;
  /** Null until the first snapshot; then never again. */
  feed: Feed | null;
  /** When the server took its last reading, as far as this browser heard. */
  lastReadingAtMs: number | null;
  defaultThreshold: Threshold | null;
  sensors: ReadonlyMap<string, LiveSensor>;
  /** By id; an ended one stays ten minutes, and one that nobody acknowledged until somebody does. */
  alerts: ReadonlyMap<string, Alert>;
  /** What happened to alerts lately, of whatever age, in order. */
  steps: readonly AlertStep[];
  pending: LivePending;
  /** Every level that says something, in no order. A new array whenever one changed. */
  settings: readonly Settings[];
  /** The server's clock minus this browser's, in ms. */
  clockOffsetMs: number;
  /** How much longer the last frame was on its way than the quickest, in ms. */
  delayMs: number;
};

export type LiveEvent =
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'frame'; frame: Frame }
  | { type: 'overview'; overview: Overview }
  | { type: 'link'; link: 'connected' | 'lost' };

/** Enough that whoever looks at one alert hears of its steps though many others change in the same moment. */
const STEPS_KEPT = 1000;

/** Before anything was heard. */
export const INITIAL_STATE: LiveState = {
  link: 'connecting',
  linkSinceMs: 0,
  seq: 0,
  overviewSeq: 0,
  watching: null,
  awaitsSnapshot: true,
  windowSize: 10,
  feed: null,
  lastReadingAtMs: null,
  defaultThreshold: null,
  sensors: new Map(),
  alerts: new Map(),
  steps: [],
  pending: new Map(),
  settings: [],
  clockOffsetMs: 0,
  delayMs: 0,
};

/** What the browser knows after an event heard at `browserNowMs` (its own clock, epoch ms). */
export function reduceLive(state: LiveState, event: LiveEvent, browserNowMs: number): LiveState {
  if (event.type === 'snapshot') return applySnapshot(state, event.snapshot, browserNowMs);
  if (event.type === 'frame') return applyFrame(state, event.frame, browserNowMs);
  if (event.type === 'overview') return applyOverview(state, event.overview, browserNowMs);
  return applyLink(state, event.link, browserNowMs);
}

function applyLink(state: LiveState, link: 'connected' | 'lost', browserNowMs: number): LiveState {
  // Connected is not yet online: what is shown is the past until the snapshot comes.
  if (link === 'connected') return { ...state, awaitsSnapshot: true };
  if (state.link === 'offline') return state;
  return { ...state, link: 'offline', linkSinceMs: browserNowMs + state.clockOffsetMs, awaitsSnapshot: true };
}

function applySnapshot(state: LiveState, snapshot: Snapshot, browserNowMs: number): LiveState {
  if (snapshot.protocol !== PROTOCOL_VERSION) return state;
  const { serverTimeMs, seq, windowSize, feed, defaultThreshold } = snapshot;
  return {
    link: 'online',
    linkSinceMs: state.link === 'online' ? state.linkSinceMs : serverTimeMs,
    seq,
    overviewSeq: snapshot.overviewSeq ?? 0,
    watching: snapshot.watching === undefined ? null : new Set(snapshot.watching),
    awaitsSnapshot: false,
    windowSize,
    feed,
    lastReadingAtMs: later(state.lastReadingAtMs, feed.lastReadingAtMs),
    defaultThreshold,
    ...told(state, snapshot),
    steps: state.steps,
    clockOffsetMs: serverTimeMs - browserNowMs,
    delayMs: 0,
  };
}

// A server that has not loaded its database knows no sensor: that it names none means nothing.
function told(state: LiveState, snapshot: Snapshot): Pick<LiveState, 'sensors' | 'alerts' | 'pending' | 'settings'> {
  const { sensors, alerts, pending, settings } = state;
  if (!hasLoaded(snapshot.feed)) return { sensors, alerts, pending, settings };
  const restarted = hasRestarted(state, snapshot);
  const ended = restarted ? withoutLongEnded(endedOnly(state.alerts), snapshot.serverTimeMs) : INITIAL_STATE.alerts;
  return {
    sensors: mergedSensors(state.sensors, { snapshot, restarted }),
    alerts: withAlerts(ended, snapshot.alerts),
    pending: allPending(snapshot.pending),
    settings: snapshot.settings ?? [],
  };
}

// A server that has just begun has heard nothing yet, but this browser has.
function later(knownMs: number | null, heardMs: number | null): number | null {
  return knownMs === null || (heardMs !== null && heardMs > knownMs) ? heardMs : knownMs;
}

// Another process counts frames anew and connects to its broker anew, and every browser loses its link on the way.
function hasRestarted(state: LiveState, { seq, feed }: Snapshot): boolean {
  if (state.feed === null || state.link === 'online') return false;
  return seq < state.seq || feed.connectedSinceMs !== state.feed.connectedSinceMs;
}

function applyFrame(state: LiveState, frame: Frame, browserNowMs: number): LiveState {
  if (state.awaitsSnapshot || frame.seq <= state.seq) return state;
  if (frame.seq !== state.seq + 1) return { ...state, awaitsSnapshot: true };
  return { ...withTold(state, frame, browserNowMs), seq: frame.seq };
}

function applyOverview(state: LiveState, overview: Overview, browserNowMs: number): LiveState {
  if (state.awaitsSnapshot || overview.seq <= state.overviewSeq) return state;
  if (overview.seq !== state.overviewSeq + 1) return { ...state, awaitsSnapshot: true };
  return { ...withTold(state, overview, browserNowMs), overviewSeq: overview.seq };
}

function withTold(state: LiveState, told: Frame & Overview, browserNowMs: number): LiveState {
  const offsetMs = told.serverTimeMs - browserNowMs;
  const clockOffsetMs = nearerOffset(state.clockOffsetMs, offsetMs);
  const hasHeard = told.readings?.length || told.latest?.length;
  return {
    ...state,
    sensors: framedSensors(state.sensors, told),
    alerts: framedAlerts(state.alerts, told),
    steps: told.steps?.length ? [...state.steps, ...told.steps].slice(-STEPS_KEPT) : state.steps,
    pending: framedPending(state.pending, told),
    settings: told.settings?.length ? withSettings(state.settings, told.settings) : state.settings,
    defaultThreshold: told.thresholds?.findLast(([sensorId]) => sensorId === null)?.[1] ?? state.defaultThreshold,
    feed: told.feed ?? state.feed,
    lastReadingAtMs: hasHeard ? told.serverTimeMs : state.lastReadingAtMs,
    clockOffsetMs,
    delayMs: clockOffsetMs - offsetMs,
  };
}

function framedAlerts(alerts: LiveState['alerts'], frame: Frame): LiveState['alerts'] {
  let next = frame.removed?.length ? withoutOpenOf(alerts, frame.removed) : alerts;
  if (frame.alerts?.length) next = withAlerts(next, frame.alerts);
  return withoutForgotten(next, frame.serverTimeMs);
}

// A frame is late by its way through the network, never early: the largest difference is the truest. A much smaller
// one is no delay (a dead socket is cut sooner) but this browser's clock having been set.
const CLOCK_SET_MS = 60_000;

function nearerOffset(knownMs: number, heardMs: number): number {
  return heardMs > knownMs || heardMs < knownMs - CLOCK_SET_MS ? heardMs : knownMs;
}
