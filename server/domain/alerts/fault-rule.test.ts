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
  it('[AL25] one is a fault and nothing else; the next believed reading ends it', () => {
    expect(happens('20@0 85@1 20@2', DS18B20)).toEqual(['error-value opened 1', 'error-value ended 2']);
  });

  it('[AL25] two that agree are believed at once, and 84.5 before is as good', () => {
    const fire = ['error-value opened 1', 'error-value ended 2', 'high opened 2'];
    expect(happens('20@0 85@1 85@2', DS18B20)).toEqual(fire);
    expect(happens('20@0 84.5@1 85@2', DS18B20)).toEqual(['high opened 1']);
  });

  it('[AL25] what no such sensor measures is never believed, however often it comes', () => {
    expect(happens('20@0 -127@1 -127@2 -127@3', DS18B20)).toEqual(['error-value opened 1']);
  });

  it('[AL25] without error values everything is believed', () => {
    expect(happens('20@0 85@1', {})).toEqual(['high opened 1']);
  });

  it('[AL17] timers run no longer than the last believed reading holds', () => {
    const rules = { ...DS18B20, stayBackMs: 900_000 };
    const errors = Array.from({ length: 20 }, (_, index) => `-127@${60 + index * 60}`).join(' ');
    expect(happens(`50@0 20@10 ${errors} tick@1300 50@1301`, rules)).toEqual([
      'high opened 0',
      'error-value opened 60',
      'error-value ended 1301',
    ]);
  });

  it('[AL19] the time with an error value is not time beyond', () => {
    const rules = { ...DS18B20, limits: { high: null, low: null }, exposure: { high: 8, low: null, totalMs: 60_000 } };
    expect(happens('4@0 85@1 4@300 9@301 4@350', rules)).toEqual(['error-value opened 1', 'error-value ended 300']);
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
