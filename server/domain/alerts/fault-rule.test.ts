import { describe, expect, it } from 'vitest';
import type { RulesPatch } from '#protocol/alert-rules';
import { anAlertBoard, happens } from '#server/testing/alert-board';

const DS18B20: RulesPatch = { fault: { errorValues: [85, -127], stuckAfterMs: null }, limits: { high: 40, low: 0 } };
const STUCK: RulesPatch = { fault: { errorValues: [], stuckAfterMs: 60_000 } };

/** Another value each `everySeconds`, `count` times from second 0; the last at `(count - 1) * everySeconds`. */
function moving(count: number, everySeconds: number): string {
  return Array.from({ length: count }, (_, index) => `${20 + (index % 2)}@${index * everySeconds}`).join(' ');
}

describe('error values', () => {
  it('[AL25] one alone is nothing, and nothing is judged by it', () => {
    expect(happens('20@0 85@1 20@2', DS18B20)).toEqual([]);
    expect(happens('20@0 -127@1 20@2 20@600 20@601 -127@602 20@603', DS18B20)).toEqual([]);
  });

  it('[AL25] the second in a row is a fault since the first, however long ago; the next believed reading ends it', () => {
    expect(happens('20@0 85@1 -127@2 20@3', DS18B20)).toEqual(['error-value opened 2', 'error-value ended 3']);
    const board = anAlertBoard(DS18B20);
    board.read(0, -127);
    board.read(3600, -127);
    expect(board.open('error-value')).toMatchObject({ sinceMs: board.at(0), openedAtMs: board.at(3600), readings: 1 });
  });

  it('[AL25] another one within ten minutes is a fault, though readings between were good', () => {
    expect(happens('85@0 20@1 85@600 20@601', DS18B20)).toEqual(['error-value opened 600', 'error-value ended 601']);
    expect(happens('85@0 20@1 85@601 20@602', DS18B20)).toEqual([]);
    expect(happens('85@0 20@1 20@700 85@701 20@702', DS18B20)).toEqual([]);
  });

  it('[AL25] a fault that is open goes on with other error values, too', () => {
    const board = anAlertBoard(DS18B20);
    for (const second of [0, 3600]) board.read(second, -127);
    board.set(3700, { fault: { errorValues: [85], stuckAfterMs: null }, limits: { high: null, low: null } });
    board.read(7200, 85);
    expect(board.lines()).toEqual(['error-value opened 3600']);
  });

  it('[AL27] maintenance forgets that one came', () => {
    const board = anAlertBoard(DS18B20);
    board.read(0, -127);
    board.set(1, { maintenanceUntilMs: board.at(100) });
    board.read(2, 20);
    board.read(101, -127);
    board.read(102, 20);
    expect(board.lines()).toEqual([]);
  });

  it('[AL35] after ten minutes nothing of it is remembered', () => {
    const board = anAlertBoard(DS18B20);
    board.read(0, -127);
    expect(board.read(1, 20).states).toMatchObject([{ state: { doubted: null, erredMs: board.at(0) } }]);
    expect(board.read(601, 20).states).toMatchObject([{ state: null }]);
  });

  it('[AL25] two that agree are believed at once, and 84.5 before is as good', () => {
    expect(happens('20@0 85@1 85@2', DS18B20)).toEqual(['high opened 2']);
    const shaken = ['error-value opened 3', 'error-value ended 4', 'high opened 4'];
    expect(happens('85@1 20@2 85@3 85@4', DS18B20)).toEqual(shaken);
    expect(happens('20@0 84.5@1 85@2', DS18B20)).toEqual(['high opened 1']);
  });

  it('[AL25] what no such sensor measures is never believed, however often it comes', () => {
    expect(happens('20@0 -127@1 -127@2 -127@3', DS18B20)).toEqual(['error-value opened 2']);
  });

  it('[AL25] without error values everything is believed', () => {
    expect(happens('20@0 85@1', {})).toEqual(['high opened 1']);
  });

  it('[AL17] timers run no longer than the last believed reading holds', () => {
    const rules = { ...DS18B20, stayBackMs: 900_000 };
    const errors = Array.from({ length: 20 }, (_, index) => `-127@${60 + index * 60}`).join(' ');
    expect(happens(`50@0 20@10 ${errors} tick@1300 50@1301`, rules)).toEqual([
      'high opened 0',
      'error-value opened 120',
      'error-value ended 1301',
    ]);
  });

  it('[AL19] the time with an error value is not time beyond', () => {
    const rules = { ...DS18B20, limits: { high: null, low: null }, exposure: { high: 8, low: null, totalMs: 60_000 } };
    expect(happens('4@0 85@1 4@300 9@301 4@350', rules)).toEqual([]);
  });
});

describe('a value that sticks', () => {
  it('[AL26] is told after the time that is set, once it is known to move', () => {
    expect(happens(`${moving(30, 1)} 21@40 21@88 21@89`, STUCK)).toEqual(['stuck opened 89']);
    expect(happens(`${moving(10, 1)} 21@40 21@500`, STUCK)).toEqual([]);
  });

  it('[AL26] is told only after ten times its usual stillness', () => {
    expect(happens(`${moving(30, 10)} 21@340 21@389`, STUCK)).toEqual([]);
    expect(happens(`${moving(30, 10)} 21@340 21@390`, STUCK)).toEqual(['stuck opened 390']);
  });

  it('[AL26] ends with the next other value, and that stillness is not usual', () => {
    const twice = `${moving(30, 1)} 21@60 21@89 20@100 20@140 20@159 20@160`;
    expect(happens(twice, STUCK)).toEqual(['stuck opened 89', 'stuck ended 100', 'stuck opened 160']);
  });

  it('[AL26] silence does not count', () => {
    expect(happens(`${moving(30, 1)} 21@1000 21@1030`, STUCK)).toEqual([]);
  });

  it('[AL27] maintenance forgets how it moved', () => {
    const board = anAlertBoard(STUCK);
    for (let second = 0; second < 30; second += 1) board.read(second, 20 + (second % 2));
    board.set(30, { maintenanceUntilMs: board.at(200) });
    for (let second = 30; second < 300; second += 1) board.read(second, 21);
    expect(board.lines()).toEqual([]);
  });
});
