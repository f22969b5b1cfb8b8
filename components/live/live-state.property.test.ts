import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Frame } from '#protocol/frame';
import { INITIAL_STATE, type LiveEvent, type LiveState, reduceLive } from './live-state';
import { SERVER_NOW_MS } from './testing/build';
import { createServerDouble, type ServerDouble } from './testing/server-double';

type Act =
  | { act: 'read'; sensorId: string; count: number }
  | { act: 'threshold'; sensorId: string; high: number | null }
  | { act: 'open' | 'end' | 'remove'; sensorId: string }
  | { act: 'drop-next' | 'cut' | 'rejoin' };

const sensorId = fc.constantFrom('a', 'b', 'c');
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('read'), sensorId, count: fc.integer({ min: 1, max: 12 }) }) },
  fc.record({ act: fc.constant('threshold'), sensorId, high: fc.option(fc.integer({ min: 0, max: 9 })) }),
  fc.record({ act: fc.constantFrom('open', 'end', 'remove'), sensorId }),
  fc.record({ act: fc.constantFrom('drop-next', 'cut', 'rejoin') }),
) as fc.Arbitrary<Act>;

/** One browser on a road that loses what it is told to lose; it asks for a snapshot after every hole. */
function createBrowser(server: ServerDouble) {
  let state = INITIAL_STATE;
  let isOn = true;
  let dropsNext = false;
  const hear = (event: LiveEvent) => {
    state = reduceLive(state, event, SERVER_NOW_MS);
  };
  const join = () => hear({ type: 'snapshot', snapshot: server.snapshot() });
  join();
  return {
    state: () => state,
    join,
    deliver(frame: Frame): void {
      if (!isOn) return;
      if (dropsNext) dropsNext = false;
      else hear({ type: 'frame', frame });
      if (state.awaitsSnapshot) join();
    },
    dropNext: () => {
      dropsNext = true;
    },
    cut: () => {
      isOn = false;
      hear({ type: 'link', link: 'lost' });
    },
    rejoin: () => {
      if (isOn) return;
      isOn = true;
      hear({ type: 'link', link: 'connected' });
      join();
    },
  };
}

function frameOf(server: ServerDouble, step: Act): Frame | null {
  if (step.act === 'read') return server.read(step.sensorId, step.count);
  if (step.act === 'threshold') return server.setThreshold(step.sensorId, step.high);
  if (step.act === 'open') return server.openAlert(step.sensorId);
  if (step.act === 'end') return server.endAlerts(step.sensorId);
  return step.act === 'remove' ? server.remove(step.sensorId) : null;
}

function expectTruth(state: LiveState, server: ServerDouble): void {
  expect(state.seq).toBe(server.seq());
  expect([...state.sensors.keys()].sort()).toEqual([...server.sensors.keys()].sort());
  expect(new Map(state.alerts)).toEqual(server.alerts);
  for (const [id, truth] of server.sensors) {
    const known = state.sensors.get(id)!;
    expect(known.threshold).toEqual(truth.threshold);
    expect(known.points).toEqual(truth.points.slice(known.firstN - 1));
    expect(known.earlier.every(([atMs]) => atMs < known.points[0]![0])).toBe(true);
  }
}

it('[PG5] whatever was lost on the way, a browser that asks again knows what the server knows', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const server = createServerDouble();
      const browser = createBrowser(server);
      for (const step of acts) {
        const frame = frameOf(server, step);
        if (frame) browser.deliver(frame);
        else if (step.act === 'drop-next') browser.dropNext();
        else if (step.act === 'cut') browser.cut();
        else browser.rejoin();
      }
      browser.rejoin();
      browser.join();
      expectTruth(browser.state(), server);
    }),
    { numRuns: 300 },
  );
});

it('[PG7] no point once shown is lost when the server begins anew, and none is shown twice', () => {
  const reads = fc.array(fc.tuple(sensorId, fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(reads, reads, (before, after) => {
      const server = createServerDouble();
      const browser = createBrowser(server);
      for (const [id, count] of before) browser.deliver(server.read(id, count));
      const shown = timesOf(browser.state());
      browser.cut();
      server.restart();
      for (const [id, count] of after) server.read(id, count);
      browser.rejoin();
      expect(timesOf(browser.state())).toEqual(expect.arrayContaining(shown));
      expect(new Set(timesOf(browser.state())).size).toBe(timesOf(browser.state()).length);
    }),
  );
});

function timesOf(state: LiveState): string[] {
  return [...state.sensors.values()].flatMap(({ sensorId: id, earlier, points }) =>
    [...earlier, ...points].map(([atMs]) => `${id} ${atMs}`),
  );
}
