import type { ClientConfig } from 'pg';
import type { Channels, Deliveries, Notifier } from '#server/notify-port';
import type { Clock, Log } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { createChannelBook } from './channel-book';
import { type Resolve, resolveByDns } from './guard/guarded-lookup';
import { createNotifier } from './notifier';
import { createSend } from './send/create-send';
import type { Smtp } from './send/send-email';
import { createNotifyDatabase } from './sql/database';
import { selectDeliveries } from './sql/deliveries';
import { outsideOrigin } from './text/alert-link';

/** What the environment says of notifications. */
export type NotifySettings = {
  /** Null: no e-mail. */
  smtp: Smtp | null;
  /** `host:port` and networks that may be private or without encryption. */
  allow: readonly string[];
};

export type NotificationParts = NotifySettings & {
  /** Asked for with each connection: an own server is known once it runs. */
  connection: () => ClientConfig;
  alerts: Pick<StoredHistory, 'alertsById'>;
  publicOrigins: readonly string[] | null;
  clock: Clock;
  log: Log;
  /** Names to addresses; DNS unless a test says otherwise. */
  resolve?: Resolve;
};

export type Notifications = {
  channels: Channels;
  deliveries: Deliveries;
  /** To be started while this process writes. */
  notifier: Notifier;
  /** Ends all connections. */
  stop(): Promise<void>;
};

/** Joins the room. Making it connects nothing. */
export function createNotifications(parts: NotificationParts): Notifications {
  const { alerts, clock, log, smtp, allow, resolve = resolveByDns } = parts;
  const database = createNotifyDatabase(parts.connection);
  const origin = outsideOrigin(parts.publicOrigins);
  const send = createSend({ smtp, allow, resolve, clock });
  const notifier = createNotifier({ database, alerts, send, origin, clock, log });
  return {
    channels: createChannelBook({ database, send, origin, clock }),
    deliveries: { list: (query) => selectDeliveries(database.query, query) },
    notifier,
    async stop() {
      await notifier.stop();
      await database.stop();
    },
  };
}
