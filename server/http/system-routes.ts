import { type PartitionStanding, systemSchema } from '#protocol/system';
import type { BoardView, Clock } from '#server/ports';
import { type Api, PROBLEM_ANSWER } from './api';
import type { HttpParts } from './http-parts';

type Parts = Pick<HttpParts, 'feed' | 'system'> & {
  board: Pick<BoardView, 'sensorCount' | 'openAlertCount'>;
  clock: Clock;
};

/** How this process is doing, for people; machines have /metrics. */
export function addSystemRoutes(api: Api, { feed, system, board, clock }: Parts): void {
  api.get(
    '/api/system',
    {
      schema: {
        summary: 'How this process is doing: feed, lag by partition, store, sockets, sizes, versions, memory',
        response: { 200: systemSchema, default: PROBLEM_ANSWER },
      },
    },
    async () => {
      const [storeBytes, database] = await Promise.all([system.storeSizes(), system.databaseVersion()]);
      const { rss, heapUsed, heapTotal } = process.memoryUsage();
      return {
        serverTimeMs: clock.nowMs(),
        startedAtMs: system.startedAtMs,
        versions: { ...system.versions, node: process.versions.node, database },
        feed: feed(),
        partitions: system.partitions().map((standing) => ({ ...standing, lagMessages: lagOf(standing) })),
        sockets: system.socketCount(),
        sensors: board.sensorCount(),
        alertsOpen: board.openAlertCount(),
        storeBytes,
        memory: { rssBytes: rss, heapUsedBytes: heapUsed, heapTotalBytes: heapTotal },
      };
    },
  );
}

function lagOf({ nextOffset, endOffset }: PartitionStanding): number | null {
  return nextOffset === null || endOffset === null ? null : Math.max(0, endOffset - nextOffset);
}
