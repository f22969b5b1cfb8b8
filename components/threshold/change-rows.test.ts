import { describe, expect, it } from 'vitest';
import type { ThresholdChange } from '#protocol/history';
import { changeRows, isBehind } from './change-rows';

const limits = (high: number) => ({ high, low: null });

function change(version: number, parts: Partial<ThresholdChange> = {}): ThresholdChange {
  return { version, sensorId: 'oven', changedAtMs: version, changedBy: 'Ana', from: null, to: limits(38), ...parts };
}

const now = { own: limits(38), theDefault: limits(40) };

describe('the changes of a threshold', () => {
  it('[PG328] are one list, newest first, without what nobody did', () => {
    const byDefault = [change(5, { sensorId: null }), change(1, { sensorId: null, changedAtMs: null })];
    const rows = changeRows([[change(7), change(3)], byDefault], now);
    expect(rows.map(({ change: { version } }) => version)).toEqual([7, 5, 3]);
  });

  it('[PG328] are asked again while what holds now is missing among them', () => {
    const threshold = (version: number) => ({ ...limits(38), version, changedAtMs: version, changedBy: 'Ana' });
    const lists = [[change(7)], [change(5, { sensorId: null })]];
    expect(isBehind(lists, { own: threshold(7), theDefault: threshold(5) })).toBe(false);
    expect(isBehind(lists, { own: threshold(8), theDefault: threshold(5) })).toBe(true);
    expect(isBehind(lists, { own: threshold(7), theDefault: threshold(6) })).toBe(true);
    expect(isBehind(lists, { own: null, theDefault: threshold(5) })).toBe(true);
    expect(isBehind([[change(9, { to: null })], lists[1] ?? []], { own: null, theDefault: threshold(5) })).toBe(false);
    expect(isBehind(lists, { own: threshold(4), theDefault: threshold(5) }), 'its group’s').toBe(true);
    expect(isBehind([[], lists[1] ?? []], { own: null, theDefault: threshold(5) })).toBe(false);
  });

  it('[PG329] can be reverted where that changes something', () => {
    const can = (parts: Partial<ThresholdChange>, saved = now) => changeRows([[change(2, parts)]], saved)[0]?.canRevert;
    expect(can({ from: limits(36) })).toBe(true);
    expect(can({ from: limits(38) })).toBe(false);
    expect(can({ from: null })).toBe(true);
    expect(can({ from: null }, { ...now, own: null as never })).toBe(false);
    expect(can({ sensorId: null, from: limits(42) })).toBe(true);
    expect(can({ sensorId: null, from: limits(40) })).toBe(false);
    expect(can({ sensorId: null, from: null })).toBe(false);
  });
});
