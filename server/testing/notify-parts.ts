import type { Alert } from '#protocol/alert';
import { type ChannelDraft, channelDraftSchema } from '#protocol/channel';
import { createChannelBook } from '#server/notify/channel-book';
import { resolveByDns } from '#server/notify/guard/guarded-lookup';
import { createOutboxWorker } from '#server/notify/outbox-worker';
import { createSend } from '#server/notify/send/create-send';
import type { Smtp } from '#server/notify/send/send-email';
import { createNotifyDatabase } from '#server/notify/sql/database';
import { selectDeliveries } from '#server/notify/sql/deliveries';
import { createHistory } from '#server/store/history/create-history';
import { createRecordingLog } from './recording-log';
import { createStoreDatabase } from './store-database';
import { anAlert, aStep } from './write-batches';

type Options = { allow?: readonly string[]; smtp?: Smtp | null };

/** The room of notifications over a real database, on a clock that the test moves. */
export async function createNotifyParts() {
  const store = await createStoreDatabase();
  const { clock } = store;
  const database = createNotifyDatabase(() => store.connection);
  const alerts = createHistory(store);
  const log = createRecordingLog();

  return {
    store,
    clock,
    database,
    /** A worker as a process that starts makes it; `stop` is what a kill does not do. */
    worker({ allow = [], smtp = null }: Options = {}) {
      const stopping = new AbortController();
      const send = createSend({ smtp, allow, resolve: resolveByDns, clock });
      const parts = { database, alerts, send, origin: 'https://iso.example', clock, log };
      const worker = createOutboxWorker(parts, stopping.signal);
      return {
        ...worker,
        channels: createChannelBook(parts),
        stop: () => stopping.abort(),
        /** Everything due at this moment, done. */
        async settle() {
          await worker.look();
          await worker.idle();
        },
      };
    },
    deliveries: async () =>
      (await selectDeliveries(database.query, { channelId: null, limit: 5000, after: null })).deliveries.reverse(),
    /** Opens or ends an alert as the pipeline does. */
    async open(id: string, fields: Partial<Alert> = {}) {
      const nowMs = clock.nowMs();
      const alert = anAlert({ id, sinceMs: nowMs, openedAtMs: nowMs, ...fields });
      await store.store({ alerts: [alert], steps: [aStep('opened', { alertId: id, atMs: nowMs })] });
      return alert;
    },
    async end(alert: Alert) {
      const ended: Alert = { ...alert, endedAtMs: clock.nowMs(), endReason: 'back' };
      await store.store({ alerts: [ended], steps: [aStep('ended', { alertId: alert.id, atMs: clock.nowMs() })] });
    },
    async stop() {
      await database.stop();
      await store.drop();
    },
  };
}

export type NotifyParts = Awaited<ReturnType<typeof createNotifyParts>>;

export function aChannel(target: ChannelDraft['target'], fields: Partial<ChannelDraft> = {}): ChannelDraft {
  return channelDraftSchema.parse({ name: 'Ana', target, ...fields });
}
