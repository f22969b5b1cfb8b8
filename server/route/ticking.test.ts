import { describe, expect, it } from 'vitest';
import { aRoute } from '#server/testing/route';
import { until } from '#server/testing/until';

const LASTING = [{ scope: 'all' as const, id: '', patch: { lastingMs: 5000 } }];
const CONNECTED = { connected: true, topicFound: true, lagMessages: 0, complete: true };

/** A route on which 50 °C is pending for five seconds. */
async function pending() {
  const route = aRoute();
  route.pipeline.start();
  route.pipeline.status(CONNECTED);
  await route.begin();
  await Promise.all([route.pipeline.commands.changeSettings(LASTING, { by: 'ana' }), route.settled()]);
  await route.take([JSON.stringify({ sensorId: 'fridge', temperature: 50, timestamp: route.clock.nowMs() })]);
  await route.settled();
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) route.clock.advance(1000);
    await route.settled();
  };
  return { ...route, pass, count: () => route.pipeline.board.openAlertCount() };
}

describe('time passes for alerts', () => {
  it('[PL9] once a second: what lasted opens without another reading', async () => {
    const { pass, count } = await pending();
    await pass(6);
    expect(count()).toBe(0);
    await pass(2);
    expect(count()).toBe(1);
  });

  it('[PL11] what a tick brings is shown, and stored with its steps', async () => {
    const { pass, frames, database } = await pending();
    await pass(8);
    expect(frames.changes.at(-1)).toMatchObject({ alerts: [{ alert: { kind: 'high' } }], pending: [['fridge', []]] });
    const { alerts, steps, alertStates } = database.tables();
    expect([alerts.size, steps.map(({ kind }) => kind), alertStates.size]).toEqual([1, ['opened'], 0]);
  });

  it('[PL9] not a thousand messages behind', async () => {
    const { pass, count, pipeline } = await pending();
    pipeline.status({ ...CONNECTED, lagMessages: 1001 });
    await pass(20);
    expect(count()).toBe(0);
    pipeline.status({ ...CONNECTED, lagMessages: 1000 });
    await pass(1);
    expect(count()).toBe(1);
  });

  it('[PL9] not while a second board catches up, and nothing is stored of a board that is not', async () => {
    const { pass, count, begin, take, away, fail, pipeline, database } = await pending();
    away();
    await take([20]);
    await fail();
    await pass(8);
    expect([count(), database.tables().alerts.size]).toEqual([1, 0]);
    await begin();
    expect(pipeline.feed().store.state).toBe('catching-up');
    await pass(20);
    expect(database.tables().alerts.size).toBe(0);
    await take([20]);
    await until(() => pipeline.feed().store.state === 'storing');
  });

  it('[PL9] not before anything is loaded, nor after a stop', async () => {
    const { clock, frames, pipeline } = aRoute();
    pipeline.start();
    for (let second = 0; second < 100; second += 1) clock.advance(1000);
    expect(frames.changes).toEqual([]);
    const stopped = await pending();
    stopped.pipeline.stop();
    await stopped.pass(20);
    expect(stopped.count()).toBe(0);
  });
});

it('[AL22] a broker that is away for a minute is told as one alert', async () => {
  const { pass, pipeline, clock } = await pending();
  pipeline.status({ ...CONNECTED, connected: false });
  await pass(59);
  expect(pipeline.board.alerts(clock.nowMs()).map(({ kind }) => kind)).toEqual(['high']);
  await pass(2);
  expect(pipeline.board.alerts(clock.nowMs()).map(({ kind }) => kind)).toEqual(['high', 'feed']);
});
