import type { StoredHistory } from '#server/store-port';
import type { ChannelRow } from './channel-row';
import { deliveryIdOf } from './delivery-id';
import type { StepKind } from './news';
import { isTold } from './plan/match-channel';
import { selectChannels } from './sql/channels';
import type { Database } from './sql/database';
import { insertDeliveries, type NewDelivery } from './sql/deliveries';
import { readSensorWords } from './sql/sensor-words';
import { hasNewSteps, lockCursor, moveCursor, type Step, selectSteps } from './sql/steps';

/** Steps of one transaction: some thousand deliveries at most. */
const STEPS_AT_ONCE = 500;

const TOLD: ReadonlySet<string> = new Set<StepKind>(['opened', 'ended', 'rang-again']);

type ToldStep = Step & { kind: StepKind };

export type FanOutParts = { database: Database; alerts: Pick<StoredHistory, 'alertsById'>; nowMs: number };

/** Makes a delivery of every new step for every channel that is to be told, and remembers how far it came. */
export async function fanOut(parts: FanOutParts): Promise<void> {
  if (!(await hasNewSteps(parts.database.query))) return;
  for (let count = STEPS_AT_ONCE; count === STEPS_AT_ONCE; ) count = await fanOutSome(parts);
}

/** In one transaction: who stops half-way has done nothing, and who comes second finds the cursor moved. */
function fanOutSome({ database, alerts, nowMs }: FanOutParts): Promise<number> {
  return database.transaction(async (query) => {
    const steps = await selectSteps(query, { after: await lockCursor(query), limit: STEPS_AT_ONCE });
    const last = steps.at(-1);
    if (last === undefined) return 0;
    const told = steps.filter((step): step is ToldStep => TOLD.has(step.kind));
    const channels = told.length === 0 ? [] : await selectChannels(query);
    if (channels.length > 0) {
      const found = await alerts.alertsById([...new Set(told.map(({ alertId }) => alertId))]);
      const words = await readSensorWords(
        query,
        found.map(({ sensorId }) => sensorId),
      );
      const byId = new Map(found.map((alert) => [alert.id, alert]));
      const deliveries = told.flatMap((step) => {
        const alert = byId.get(step.alertId);
        if (alert === undefined) return [];
        const group = words.get(alert.sensorId)?.group ?? null;
        return channels
          .filter(({ draft }) => isTold(draft, { kind: step.kind, alert, group }))
          .map((channel) => deliveryOf(step, channel));
      });
      await insertDeliveries(query, deliveries, nowMs);
    }
    await moveCursor(query, last.stepId);
    return steps.length;
  });
}

function deliveryOf({ stepId, alertId, kind, atMs }: ToldStep, { channelId, draft }: ChannelRow): NewDelivery {
  return {
    deliveryId: deliveryIdOf(channelId, { count: stepId, atMs }),
    channelId,
    channelName: draft.name,
    what: kind,
    stepId,
    alertId,
  };
}
