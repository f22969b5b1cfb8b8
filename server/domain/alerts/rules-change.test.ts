import { describe, expect, it } from 'vitest';
import { anAlertBoard } from '#server/testing/alert-board';

const high = (celsius: number | null) => ({ limits: { high: celsius, low: null } });
const MINUTE = { lastingMs: 60_000 };

describe('new limits', () => {
  it('[AL7] act at once on what the sensor showed last, at the time of the change', () => {
    const made = anAlertBoard();
    made.read(0, 30);
    made.set(5, high(25));
    made.set(9, high(35));
    expect(made.lines()).toEqual(['high opened 5', 'high ended 9 threshold']);
    expect([...made.alerts.values()]).toMatchObject([{ openedCelsius: 30, thresholdCelsius: 25, readings: 1 }]);
  });

  it('[AL8] what is still beyond stays open with the limit it opened at', () => {
    const made = anAlertBoard();
    made.read(0, 60);
    const alert = made.open();
    expect(made.set(1, high(50)).alerts).toEqual([]);
    expect(made.open()).toEqual(alert);
  });

  it('[AL9] do not act on a last reading of ten minutes or older, but for one that is taken away', () => {
    const at = (second: number) => {
      const made = anAlertBoard();
      made.read(0, 30);
      made.set(second, high(25));
      return made.lines();
    };
    expect([at(599.999), at(600)]).toEqual([['high opened 599.999'], []]);
    const made = anAlertBoard();
    made.read(0, 50);
    made.set(700, high(60));
    expect(made.lines()).toEqual(['high opened 0']);
    made.set(701, high(null));
    expect(made.lines().at(-1)).toBe('high ended 701 threshold');
  });

  it('[AL6] there and back again, pending or not, no two alerts have one id', () => {
    const made = anAlertBoard();
    made.read(0, 50);
    made.set(1, high(60));
    made.set(2, MINUTE);
    made.set(3, { limits: null });
    made.tick(100);
    expect(made.lines()).toEqual(['high opened 0', 'high ended 1 threshold', 'high opened 60']);
    expect([...made.alerts.keys()]).toEqual(['test-log-0-0-high-1', 'test-log-0-0-high-4']);
  });

  it('[AL7] judge the average where that is asked for', () => {
    const made = anAlertBoard();
    for (const [second, celsius] of [20, 20, 50].entries()) made.read(second, celsius);
    made.set(3, { judgedOn: 'average' });
    expect(made.lines()).toEqual(['high opened 2', 'high ended 3 threshold']);
  });
});

describe('what is pending when settings change', () => {
  const pendingAt = (celsius: number) => {
    const made = anAlertBoard(MINUTE);
    made.read(0, celsius);
    return made;
  };

  it('[AL28] goes on where it is beyond the new limit too', () => {
    const made = pendingAt(50);
    made.set(30, high(45));
    made.tick(63);
    expect(made.lines()).toEqual(['high opened 60']);
    expect(made.open()).toMatchObject({ thresholdCelsius: 45, afterMs: 60_000 });
  });

  it('[AL28] is dropped where it is not, even if nobody knows what is now', () => {
    const made = pendingAt(42);
    made.set(30, high(45));
    expect(made.state.board.pending()).toEqual([]);
    const stale = anAlertBoard({ lastingMs: 1_800_000, noData: { isOn: true, afterMs: 3_600_000 } });
    stale.read(0, 42);
    stale.set(1200, high(45));
    stale.tick(2000);
    expect(stale.lines()).toEqual([]);
  });

  it('[AL28] opens at the time of the change when it lasted long enough by then', () => {
    const made = pendingAt(50);
    made.set(30, { lastingMs: 20_000 });
    expect(made.lines()).toEqual(['high opened 30']);
    expect(made.open()).toMatchObject({ sinceMs: made.at(0), afterMs: 20_000 });
  });

  it('[AL28] lasts longer when it must', () => {
    const made = pendingAt(50);
    made.set(30, { lastingMs: 90_000 });
    made.tick(80);
    made.tick(95);
    expect(made.lines()).toEqual(['high opened 90']);
  });

  it('[AL28] a new limit lets it pend since the last reading', () => {
    const made = anAlertBoard({ ...MINUTE, ...high(null) });
    made.read(0, 50);
    made.set(30, high(40));
    made.tick(65);
    expect(made.lines()).toEqual(['high opened 60']);
  });

  it('[AL28] time passes by the settings before first', () => {
    const made = pendingAt(50);
    made.set(70, high(55));
    expect(made.lines()).toEqual(['high opened 60', 'high ended 70 threshold']);
  });
});

describe('what is recovering when settings change', () => {
  const recovering = () => {
    const made = anAlertBoard({ stayBackMs: 60_000 });
    made.read(0, 50);
    made.read(10, 20);
    return made;
  };

  it('[AL28] goes on: a note does not end it', () => {
    const made = recovering();
    made.set(20, { note: 'call Ana' });
    made.set(21, { name: 'Fridge' });
    expect(made.open().backSinceMs).toBe(made.at(10));
    made.tick(80);
    expect(made.lines()).toEqual(['high opened 0', 'high ended 70']);
  });

  it('[AL28] ends with another limit, or when it stayed back long enough by now', () => {
    const [other, shorter] = [recovering(), recovering()];
    other.set(20, high(45));
    shorter.set(20, { stayBackMs: 5000 });
    for (const made of [other, shorter]) expect(made.lines().at(-1)).toBe('high ended 20 threshold');
  });
});

describe('what is switched off', () => {
  it('[AL29] ends: a warning, exposure, a fault', () => {
    const made = anAlertBoard({
      ...high(null),
      warning: { high: 30, low: null },
      exposure: { high: 8, low: null, totalMs: 60_000 },
      fault: { errorValues: [-127], stuckAfterMs: null },
    });
    for (const [second, celsius] of [
      [0, 35],
      [61, 35],
      [62, -127],
      [63, -127],
    ] as const)
      made.read(second, celsius);
    made.set(70, { exposure: { high: null, low: null, totalMs: 60_000 } });
    made.set(71, { fault: { errorValues: [], stuckAfterMs: null } });
    made.set(72, { warning: { high: null, low: null } });
    expect(made.lines().slice(3)).toEqual([
      'exposure-high ended 70 threshold',
      'error-value ended 71 threshold',
      'high warning ended 72 threshold',
    ]);
  });

  it('[AL29] exposure to another limit is counted anew, and a longer total ends it', () => {
    const exposure = (celsius: number, minutes: number) => ({
      exposure: { high: celsius, low: null, totalMs: minutes * 60_000 },
    });
    const made = anAlertBoard({ ...high(null), ...exposure(8, 1) });
    for (const second of [0, 61, 122]) made.read(second, 20);
    made.set(123, exposure(8, 5));
    made.set(124, exposure(8, 1));
    made.read(125, 20);
    made.set(126, exposure(10, 1));
    made.read(180, 20);
    expect(made.lines()).toEqual([
      'exposure-high opened 61',
      'exposure-high ended 123 threshold',
      'exposure-high opened 125',
      'exposure-high ended 126 threshold',
    ]);
  });

  it('[AL15] an average that is not there yet decides nothing, and nothing pends for it', () => {
    const made = anAlertBoard(MINUTE);
    made.read(0, 50);
    made.set(1, { judgedOn: 'average' });
    made.read(2, 20);
    made.tick(100);
    expect(made.lines()).toEqual([]);
  });
});

describe('a sensor that is not to be heard', () => {
  it('[AL27] in maintenance raises nothing until its end by its own clock; then the next reading decides', () => {
    const made = anAlertBoard({ warning: { high: 45, low: null }, stayBackMs: 60_000 });
    made.read(0, 50);
    made.set(10, { maintenanceUntilMs: made.at(100) });
    for (const second of [20, 60, 99]) made.read(second, 50);
    made.tick(101);
    expect(made.lines().slice(2)).toEqual(['high ended 10 maintenance', 'high warning ended 10 maintenance']);
    made.read(105, 50, { measured: 99.5 });
    expect(made.lines()).toHaveLength(4);
    made.read(106, 50);
    expect(made.lines().slice(4)).toEqual(['high opened 106', 'high warning opened 106']);
  });

  it('[AL27] retired drops what is pending and raises nothing; brought back it is judged at once', () => {
    const made = anAlertBoard(MINUTE);
    made.read(0, 50);
    made.set(10, { isRetired: true });
    expect(made.pending.at(-1)).toEqual(['fridge', []]);
    made.read(90, 50);
    made.tick(100);
    expect(made.lines()).toEqual([]);
    made.set(110, { isRetired: false });
    made.tick(155);
    expect(made.lines()).toEqual(['high opened 150']);
  });

  it('[AL27] time beyond within the day stays counted', () => {
    const made = anAlertBoard({ ...high(null), exposure: { high: 8, low: null, totalMs: 60_000 } });
    for (const second of [0, 50]) made.read(second, 20);
    made.set(51, { isRetired: true });
    made.set(52, { isRetired: false });
    made.read(61, 4);
    expect(made.lines()).toEqual(['exposure-high opened 61']);
  });
});
