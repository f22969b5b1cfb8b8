import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Feed } from '#protocol/feed';
import type { PartitionStanding } from '#protocol/system';
import type { Channels, Deliveries } from '#server/notify-port';
import type { BoardView, Clock, Commands, Log, OwnOrigins, ReadingSink, Simulator } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import type { StoreSizes } from './store-sizes';

/** Whatever draws the pages; it gets every request that is not the API's. */
export type Pages = {
  /** Answers `res`; rejects only when it could not. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Takes the upgrades of `/_next/`, development's own socket; null where there is none. */
  upgrade: ((req: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
};

/** Who may change things: on loopback everybody who gets here, elsewhere only who knows the password, if there is one. */
export type AccessRules = { isLoopback: boolean; operatorPassword: string | null };

/** Prometheus' text of everything counted. */
export type MetricsText = { contentType: string; text(): Promise<string> };

/** What this process knows of itself. */
export type SystemParts = {
  /** Epoch ms. */
  startedAtMs: number;
  versions: { isotherm: string; build: string | null };
  partitions(): readonly PartitionStanding[];
  /** Browsers connected. */
  socketCount(): number;
  /** Null while the database does not answer. */
  storeSizes(): Promise<StoreSizes | null>;
  databaseVersion(): Promise<string | null>;
};

/** What the HTTP side of the server talks to. */
export type HttpParts = {
  board: BoardView;
  commands: Commands;
  history: StoredHistory;
  channels: Channels;
  deliveries: Deliveries;
  sink: ReadingSink;
  /** Null where this process can run no invented sensors. */
  simulator: Simulator | null;
  feed: () => Feed;
  origins: OwnOrigins;
  access: AccessRules;
  metrics: MetricsText;
  system: SystemParts;
  clock: Clock;
  log: Log;
  /** Null for an API without pages. */
  pages: Pages | null;
};
