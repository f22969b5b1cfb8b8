import type { PartitionStanding } from '#protocol/system';
import type { SourceStatus } from '#server/ports';

/** How often the broker is asked, and the time since its last answer looked at. */
export const ASK_EVERY_MS = 500;

/** The broker counts as away when it answered nothing for so long. */
const SILENCE_LIMIT_MS = 2000;

/** First and next offset of each partition of the topic. */
export type LogEnds = ReadonlyMap<number, { low: number; high: number }>;

/** How far each partition is handled. */
export type Progress = ReadonlyMap<number, { next: number; readFrom: number }>;

/** Everything the status of the source is made of. */
export type SourceHealth = {
  /** Asked and unanswered for so long. */
  silentMs: number;
  /** Without a consumer that has joined its group for so long; 0 while there is one. */
  absentMs: number;
  hasJoined: boolean;
  /** Null when the topic is not there, or was never looked at. */
  logEnds: LogEnds | null;
  /** The topic is known to be missing. */
  isTopicMissing: boolean;
  assigned: ReadonlySet<number>;
};

/** Nothing is known and nothing is connected until the broker says otherwise. */
export const UNKNOWN_HEALTH: SourceHealth = {
  silentMs: SILENCE_LIMIT_MS,
  absentMs: SILENCE_LIMIT_MS,
  hasJoined: false,
  logEnds: null,
  isTopicMissing: false,
  assigned: new Set(),
};

/**
 * Time went by without an answer. Each look counts for at most two: a process that was held up for seconds has not
 * been asking, and the answers may lie unread.
 */
export function passTime(health: SourceHealth, elapsedMs: number): SourceHealth {
  const countedMs = Math.min(elapsedMs, 2 * ASK_EVERY_MS);
  const absentMs = health.hasJoined ? 0 : health.absentMs + countedMs;
  return { ...health, silentMs: health.silentMs + countedMs, absentMs };
}

/** What an answer about the topic tells; null: there is none, and where none is no consumer can be missed. */
export function answerOf(logEnds: LogEnds | null): Partial<SourceHealth> {
  return logEnds === null
    ? { silentMs: 0, logEnds, isTopicMissing: true, absentMs: 0 }
    : { silentMs: 0, logEnds, isTopicMissing: false };
}

/** True while the broker answers. */
export function isAnswering({ silentMs }: SourceHealth): boolean {
  return silentMs < SILENCE_LIMIT_MS;
}

/** The status as everyone sees it. */
export function toStatus(health: SourceHealth, positions: Progress): SourceStatus {
  const { absentMs, logEnds, isTopicMissing, assigned } = health;
  const connected = isAnswering(health) && (absentMs < SILENCE_LIMIT_MS || isTopicMissing);
  const isComplete = logEnds !== null && [...logEnds.keys()].every((partition) => assigned.has(partition));
  return {
    connected,
    topicFound: logEnds !== null,
    lagMessages: connected && logEnds !== null ? lagOf(logEnds, { assigned, positions }) : null,
    complete: isComplete,
  };
}

function lagOf(
  logEnds: LogEnds,
  { assigned, positions }: { assigned: ReadonlySet<number>; positions: Progress },
): number | null {
  let lag = 0;
  for (const partition of assigned) {
    const position = positions.get(partition);
    const end = logEnds.get(partition);
    if (position === undefined || end === undefined) return null;
    lag += Math.max(0, end.high - Math.max(position.next, position.readFrom));
  }
  return lag;
}

/** How far each partition is read; what the broker said is not repeated while it says nothing. */
export function toStandings(health: SourceHealth, positions: Progress): PartitionStanding[] {
  const { logEnds, assigned } = health;
  const partitions = [...new Set([...(logEnds?.keys() ?? []), ...assigned])].sort((a, b) => a - b);
  return partitions.map((partition) => {
    const position = assigned.has(partition) ? positions.get(partition) : undefined;
    return {
      partition,
      isOurs: assigned.has(partition),
      nextOffset: position ? Math.max(position.next, position.readFrom) : null,
      endOffset: isAnswering(health) ? (logEnds?.get(partition)?.high ?? null) : null,
    };
  });
}

export function isSameStatus(a: SourceStatus, b: SourceStatus): boolean {
  return (
    a.connected === b.connected &&
    a.topicFound === b.topicFound &&
    a.lagMessages === b.lagMessages &&
    a.complete === b.complete
  );
}
