import { describe, expect, it } from 'vitest';
import { anAlertBoard } from '#server/testing/alert-board';

type Made = ReturnType<typeof anAlertBoard>;

const AFTER_30_S = { noData: { isOn: true, afterMs: 30_000 } };

/** A reading of each sensor every `every` seconds, and a tick each second. */
function run(made: Made, { from = 0, to = 0, every = 1, sensors = ['fridge'], isConnected = true, since = 0 }): void {
  for (let second = from; second <= to; second += 1) {
    if (second % every === 0) for (const sensorId of sensors) made.read(second, 20, { sensorId });
    made.tick(second, { isConnected, connectedSince: since });
  }
}

describe('a sensor that is silent', () => {
  it('[AL20] is told after a minute once it has sent twenty readings', () => {
    const made = anAlertBoard();
    run(made, { to: 18 });
    run(made, { from: 19, to: 300, sensors: [] });
    expect(made.lines()).toEqual([]);
    made.read(301, 20);
    run(made, { from: 302, to: 400, sensors: [] });
    expect(made.lines()).toEqual(['no-data opened 361']);
  });

  it('[AL20] that speaks seldom is told after three of its own intervals', () => {
    const made = anAlertBoard();
    run(made, { to: 600, every: 30 });
    run(made, { from: 601, to: 800, sensors: [] });
    expect(made.lines()).toEqual(['no-data opened 690']);
    expect(made.open('no-data')).toMatchObject({ sinceMs: made.at(600), afterMs: 90_000, openedCelsius: 20 });
  });

  it('[AL20] or after the time that is set, and ends with its next reading', () => {
    const made = anAlertBoard(AFTER_30_S);
    made.read(0, 20);
    run(made, { from: 1, to: 40, sensors: [] });
    made.read(41, 20);
    expect(made.lines()).toEqual(['no-data opened 31', 'no-data ended 41']);
  });

  it('[AL20] what is too warm stays so meanwhile', () => {
    const made = anAlertBoard(AFTER_30_S);
    made.read(0, 50);
    run(made, { from: 1, to: 40, sensors: [] });
    expect(made.lines()).toEqual(['high opened 0', 'no-data opened 31']);
    expect(made.open('high').endedAtMs).toBeNull();
  });

  it('[AL29] switched off it ends, and switched on again it is another alert', () => {
    const made = anAlertBoard(AFTER_30_S);
    made.read(0, 20);
    run(made, { from: 1, to: 40, sensors: [] });
    made.set(41, { noData: { isOn: false, afterMs: null } });
    made.set(42, { noData: null });
    run(made, { from: 43, to: 44, sensors: [] });
    expect(made.lines().map((line) => line.replace(/ \d+/, ''))).toEqual([
      'no-data opened',
      'no-data ended threshold',
      'no-data opened',
    ]);
    expect(made.alerts.size).toBe(2);
  });

  it('[AL21] the interval follows the pauses in the log: an outage counts little, a burst not at all', () => {
    const made = anAlertBoard();
    run(made, { to: 600, every: 30 });
    const interval = (second: number, logged: number) => made.read(second, 20, { logged }).reading?.intervalMs;
    expect(interval(4000, 4000)).toBe(30_000 + 90_000 / 8);
    expect(interval(4000.5, 4000.5)).toBe(30_000 + 90_000 / 8);
    expect(interval(4001, 3000)).toBe(30_000 + 90_000 / 8);
  });

  it('[AL24] ticks that were missed, or a clock that was set, let silence count from then on', () => {
    const made = anAlertBoard(AFTER_30_S);
    made.read(0, 20);
    made.tick(1);
    made.tick(500);
    run(made, { from: 501, to: 529, sensors: [] });
    expect(made.lines()).toEqual([]);
    made.tick(530);
    expect(made.lines()).toEqual(['no-data opened 530']);
    made.read(531, 20);
    for (let second = -3600; second <= -3570; second += 1) made.tick(second, { connectedSince: -9999 });
    expect(made.lines().slice(1)).toEqual(['no-data ended 531', 'no-data opened -3570']);
  });

  it('[AL27] is not told while in maintenance or retired, and gets its time afterwards', () => {
    const made = anAlertBoard(AFTER_30_S);
    made.read(0, 20);
    made.set(1, { maintenanceUntilMs: made.at(100) });
    run(made, { from: 1, to: 129, sensors: [] });
    expect(made.lines()).toEqual([]);
    made.tick(130);
    expect(made.lines()).toEqual(['no-data opened 130']);
    made.set(131, { isRetired: true });
    run(made, { from: 131, to: 400, sensors: [] });
    expect(made.lines().slice(1)).toEqual(['no-data ended 131 retired']);
  });
});

describe('a feed that is silent', () => {
  const sensors = ['a', 'b', 'c'];

  it('[AL22] is one alert when everybody is overdue, and holds back theirs', () => {
    const made = anAlertBoard();
    run(made, { to: 30, sensors });
    run(made, { from: 31, to: 600, sensors: [] });
    expect(made.lines()).toEqual(['feed opened 90']);
    expect(made.open('feed')).toMatchObject({ sensorId: '', sinceMs: made.at(30), afterMs: 60_000 });
  });

  it('[AL22] or when it is disconnected for a minute', () => {
    const made = anAlertBoard();
    run(made, { to: 30, sensors });
    run(made, { from: 31, to: 200, sensors: [], isConnected: false, since: 31 });
    expect(made.lines()).toEqual(['feed opened 91']);
  });

  it('[AL22] one silent sensor of several is that one', () => {
    const made = anAlertBoard();
    run(made, { to: 30, sensors });
    run(made, { from: 31, to: 200, sensors: ['a', 'b'] });
    expect(made.lines()).toEqual(['no-data opened 90']);
  });

  it('[AL23] when it is back there is no storm: everybody gets as long as usual', () => {
    const made = anAlertBoard();
    run(made, { to: 30, sensors });
    run(made, { from: 31, to: 200, sensors: [] });
    run(made, { from: 201, to: 260, sensors: ['a'] });
    expect(made.lines()).toEqual(['feed opened 90', 'feed ended 201']);
    run(made, { from: 261, to: 262, sensors: ['a'] });
    expect(made.lines().slice(2)).toEqual(['no-data opened 261', 'no-data opened 261']);
  });

  it('[AL23] connected again it is back at once', () => {
    const made = anAlertBoard();
    run(made, { to: 30, sensors });
    run(made, { from: 31, to: 200, sensors: [], isConnected: false, since: 31 });
    run(made, { from: 201, to: 230, sensors: [], since: 201 });
    expect(made.lines()).toEqual(['feed opened 91', 'feed ended 201']);
  });

  it('[AL31] it is snoozed and rings again like any other', () => {
    const made = anAlertBoard();
    run(made, { to: 30, sensors });
    run(made, { from: 31, to: 100, sensors: [] });
    made.act(100, [made.open('feed').id], { kind: 'snooze', forMs: 60_000, note: null });
    run(made, { from: 101, to: 170, sensors: [] });
    expect(made.lines()).toEqual(['feed opened 90', 'feed rang-again 160']);
  });
});

it('[AL18] a tick without anything to tell changes nothing', () => {
  const made = anAlertBoard({ lastingMs: 60_000 });
  made.read(0, 50);
  expect([1, 2, 30].map((second) => made.tick(second))).toEqual([null, null, null]);
});
