import { type Moment, ringAgain } from './alerts/alert-machine';
import { endAlert, openAlert } from './alerts/new-alert';
import { overdueAfterMs } from './alerts/rhythm';
import type { BoardState } from './board-state';
import { type AlertChange, type Change, joinChanges, NO_CHANGE } from './change';
import { judgeWaiting } from './judge-sensor';
import { keepAlert, keepJudgement } from './keep-judgement';
import type { SensorState } from './sensor-state';

/** A moment, and how the road to the log is: `isConnected` since `connectedSinceMs`. `logId`: of any of our partitions. */
export type Tick = { nowMs: number; isConnected: boolean; connectedSinceMs: number; logId: string };

/** The whole feed has to be silent for so long before anybody is told. In ms. */
const FEED_SILENT_MS = 60_000;
/** Nobody heard for so long may already be the feed: who is overdue then is not told until that is known. In ms. */
const FEED_SUSPECT_MS = 5000;
/** Between two ticks lies a second; after a longer pause nobody knows who spoke meanwhile, and to whom. In ms. */
const MISSED_TICKS_MS = 10_000;
/** One silent sensor is a sensor's trouble. */
const FEW_SENSORS = 2;

/** Lets time pass on the whole board; null: nothing came of it. */
export function tickBoard(board: BoardState, tick: Tick): Change | null {
  const { nowMs } = tick;
  listenOn(board, tick);
  const changes: Change[] = [...judgeFeed(board, tick)];
  const isFeedDown = board.feedAlert !== null || !tick.isConnected || isSilentSoon(board, nowMs);
  for (const sensor of board.sensors.values()) {
    const change = passTime(board, sensor, { nowMs, overdue: isFeedDown ? null : overdueOf(board, sensor, nowMs) });
    if (change !== null) changes.push(change);
  }
  return changes.length === 0 ? null : joinChanges([NO_CHANGE, ...changes]);
}

function listenOn(board: BoardState, { nowMs, isConnected, connectedSinceMs }: Tick): void {
  const { lastTickMs } = board;
  board.lastTickMs = nowMs;
  const isMissed = lastTickMs === null || Math.abs(nowMs - lastTickMs) > MISSED_TICKS_MS;
  if (isMissed) board.listeningSinceMs = nowMs;
  if (isConnected) board.listeningSinceMs = Math.max(board.listeningSinceMs, connectedSinceMs);
}

function overdueOf(board: BoardState, sensor: SensorState, nowMs: number): Moment['overdue'] {
  const { rules, quietUntilMs } = sensor;
  if (quietUntilMs !== null && nowMs < quietUntilMs) return null;
  const afterMs = overdueAfterMs(rules.noData, sensor);
  const sinceMs = Math.max(heardSince(board, sensor.heardAtMs, nowMs), quietUntilMs ?? 0);
  if (afterMs === null || nowMs - sinceMs < afterMs) return null;
  // The same last reading may be too old once more after new settings; those of the sensor may say nothing again.
  return { sinceMs, afterMs, version: String(board.lastVersion) };
}

// After the clock was set back, what was heard before lies in the future and says nothing.
function heardSince({ listeningSinceMs }: BoardState, heardAtMs: number, nowMs: number): number {
  return heardAtMs > nowMs ? listeningSinceMs : Math.max(heardAtMs, listeningSinceMs);
}

/** Nobody at all was heard for long enough that it may be the feed: who is overdue waits until that is told. */
function isSilentSoon(board: BoardState, nowMs: number): boolean {
  if (board.sensors.size < FEW_SENSORS) return false;
  const sinceMs = heardSince(board, board.lastHeardAtMs, nowMs);
  return nowMs - sinceMs >= FEED_SUSPECT_MS && nowMs - sinceMs < FEED_SILENT_MS;
}

function judgeFeed(board: BoardState, tick: Tick): Change[] {
  const { nowMs, isConnected, connectedSinceMs } = tick;
  const heardMs = heardSince(board, board.lastHeardAtMs, nowMs);
  const isSilent = nowMs - heardMs >= FEED_SILENT_MS;
  const isAllSilent = isSilent && countOverdue(board, nowMs) >= FEW_SENSORS;
  const isDown = isConnected ? isAllSilent : nowMs - connectedSinceMs >= FEED_SILENT_MS;
  const { feedAlert } = board;
  if (feedAlert === null) return isDown ? [openFeed(board, tick, isConnected ? heardMs : connectedSinceMs)] : [];
  // After a restart nobody was heard yet, and nobody knows.
  const isOver = !isDown && isConnected && (board.lastHeardAtMs !== 0 || isSilent);
  if (!isOver) {
    const again = ringAgain(feedAlert, { nowMs, celsius: null });
    return again === null ? [] : [keepFeed(board, again, nowMs)];
  }
  // Everybody gets as long as usual to speak again.
  board.listeningSinceMs = nowMs;
  return [keepFeed(board, endAlert(feedAlert, { reason: 'back', atMs: nowMs }), nowMs)];
}

function countOverdue(board: BoardState, nowMs: number): number {
  let count = 0;
  for (const sensor of board.sensors.values()) if (overdueOf(board, sensor, nowMs) !== null) count += 1;
  return count;
}

function openFeed(board: BoardState, { nowMs, logId }: Tick, sinceMs: number): Change {
  const opening = {
    sensorId: '',
    kind: 'feed' as const,
    sinceMs,
    afterMs: FEED_SILENT_MS,
    openedAtMs: sinceMs + FEED_SILENT_MS,
  };
  const origin = { logId, partition: 0, offset: 0 };
  return keepFeed(board, openAlert({ ...opening, origin, version: String(sinceMs) }), nowMs);
}

function keepFeed(board: BoardState, change: AlertChange, nowMs: number): Change {
  board.feedAlert = change.alert.endedAtMs === null ? change.alert : null;
  keepAlert(board, change, nowMs);
  return { ...NO_CHANGE, alerts: [change] };
}

function passTime(
  board: BoardState,
  sensor: SensorState,
  { nowMs, overdue }: { nowMs: number; overdue: Moment['overdue'] },
): Change | null {
  const { quietUntilMs } = sensor;
  if (quietUntilMs !== null && nowMs < quietUntilMs) return null;
  const judgement = judgeWaiting(sensor, { nowMs, overdue });
  return judgement === null ? null : keepJudgement(board, sensor, judgement, nowMs);
}
