import { describe, expect, it } from 'vitest';
import { anAlertBoard } from '#server/testing/alert-board';

const ACKNOWLEDGE = { kind: 'acknowledge', note: 'on my way' } as const;
const SNOOZE = { kind: 'snooze', forMs: 60_000, note: null } as const;

function aboveAt(second = 0) {
  const made = anAlertBoard();
  made.read(second, 50);
  return made;
}

describe('acknowledging', () => {
  it('[AL30] keeps who, when, the note and what the sensor showed, once', () => {
    const made = aboveAt();
    const { id } = made.open();
    made.read(5, 52);
    expect(made.act(10, [id, id], ACKNOWLEDGE).result).toMatchObject([{ acknowledgedBy: 'ana' }]);
    expect(made.act(11, [id], ACKNOWLEDGE).result).toEqual([]);
    expect(made.steps().slice(1)).toEqual([
      {
        alertId: id,
        kind: 'acknowledged',
        atMs: made.at(10),
        by: 'ana',
        note: 'on my way',
        untilMs: null,
        celsius: 52,
      },
    ]);
    expect(made.open()).toMatchObject({ acknowledgedAtMs: made.at(10), peakCelsius: 52 });
  });

  it('[AL30] one acknowledges the earlier ones that ended, and no other', () => {
    const made = aboveAt();
    for (const [second, celsius] of [20, 50, 20, 50].entries()) made.read(second + 1, celsius);
    made.read(5, 50, { sensorId: 'oven' });
    made.read(6, 20, { sensorId: 'oven' });
    const { change, result, seen } = made.act(9, [made.open().id], ACKNOWLEDGE);
    expect([result.length, seen?.length, change.alerts.length]).toEqual([1, 1, 3]);
    expect(change.alerts.map(({ alert }) => [alert.sensorId, alert.acknowledgedAtMs])).toEqual(
      Array(3).fill(['fridge', made.at(9)]),
    );
    const unseen = made.state.board.alerts(made.at(9)).filter((alert) => alert.acknowledgedAtMs === null);
    expect(unseen.map(({ sensorId }) => sensorId)).toEqual(['oven']);
  });

  it('[AL30] one that history has and the board has not can be acknowledged too', () => {
    const made = aboveAt();
    const stored = { ...made.open(), id: 'of-last-week', endedAtMs: made.at(-9), endReason: 'back' as const };
    expect(made.act(1, ['of-last-week'], ACKNOWLEDGE, [stored]).result).toMatchObject([{ id: 'of-last-week' }]);
    expect(() => made.act(1, ['nobody'], ACKNOWLEDGE)).toThrow('no-such-alert');
  });
});

describe('a snooze', () => {
  it('[AL31] takes the place of an acknowledgement and ends by itself: it rings again', () => {
    const made = aboveAt();
    const { id } = made.open();
    made.act(1, [id], ACKNOWLEDGE);
    made.act(2, [id], SNOOZE);
    expect(made.open()).toMatchObject({ acknowledgedAtMs: null, snoozedUntilMs: made.at(62), acknowledgedBy: 'ana' });
    made.tick(61);
    expect(made.open().snoozedUntilMs).toBe(made.at(62));
    made.tick(63);
    made.tick(64);
    expect(made.open()).toMatchObject({ acknowledgedAtMs: null, acknowledgedBy: null, snoozedUntilMs: null });
    expect(made.lines()).toEqual(['high opened 0', 'high rang-again 62']);
  });

  it('[AL31] ends by hand', () => {
    const made = aboveAt();
    made.act(1, [made.open().id], SNOOZE);
    made.act(3, [made.open().id], { kind: 'end-snooze' });
    expect(made.open().snoozedUntilMs).toBeNull();
    expect(made.act(4, [made.open().id], { kind: 'end-snooze' }).result).toEqual([]);
    expect(made.lines().at(-1)).toBe('high rang-again 3');
  });

  it('[AL31] [AL32] one that ended meanwhile does not ring again, and needs nobody', () => {
    const made = aboveAt();
    const { id } = made.open();
    made.act(1, [id], SNOOZE);
    made.read(30, 20);
    made.tick(70);
    expect(made.lines()).toEqual(['high opened 0', 'high ended 30']);
    expect(made.alerts.get(id)).toMatchObject({ acknowledgedAtMs: made.at(30), acknowledgedBy: 'ana' });
    expect(made.act(71, [id], SNOOZE).result).toEqual([]);
  });

  it('[AL32] one that ended after its snooze, which nobody had time to end, asks for somebody', () => {
    const made = aboveAt();
    const { id } = made.open();
    made.act(1, [id], SNOOZE);
    made.read(3000, 20);
    expect(made.alerts.get(id)).toMatchObject({ acknowledgedAtMs: null, acknowledgedBy: null, snoozedUntilMs: null });
  });
});

describe('what nobody has seen', () => {
  const shown = (made: ReturnType<typeof anAlertBoard>, second: number) =>
    made.state.board.alerts(made.at(second)).map(({ openedAtMs }) => (openedAtMs - made.at(0)) / 1000);

  it('[AL32] is kept, the latest of a kind, until somebody has', () => {
    const made = aboveAt();
    for (const [second, celsius] of [20, 50, 20].entries()) made.read(second + 1, celsius);
    expect(shown(made, 4)).toEqual([0, 2]);
    expect(shown(made, 7200)).toEqual([2]);
    made.act(7201, [[...made.alerts.keys()].at(-1) ?? ''], ACKNOWLEDGE);
    expect(made.state.board.alerts(made.at(9999))).toEqual([]);
  });

  it('[AL32] what a person ended by a change needs nobody', () => {
    const made = aboveAt();
    made.set(9, { limits: { high: 60, low: null } });
    expect([...made.alerts.values()]).toMatchObject([{ endReason: 'threshold', acknowledgedBy: 'ana' }]);
    expect(shown(made, 7200)).toEqual([]);
  });

  it('[AL32] a note on an older one does not hide it', () => {
    const made = aboveAt();
    const older = { ...made.open(), id: 'older', openedAtMs: made.at(-90), endedAtMs: made.at(-80) };
    made.read(1, 20);
    made.act(2, ['older'], { kind: 'note', note: 'door' }, [older]);
    expect(shown(made, 7200)).toEqual([0]);
    expect(made.steps().at(-1)).toMatchObject({ kind: 'noted', note: 'door', alertId: 'older' });
  });
});

it('[AL33] every step is recorded once, growing is none', () => {
  const made = aboveAt();
  const { id } = made.open();
  made.read(1, 51);
  made.act(2, [id], { kind: 'note', note: 'door open' });
  made.act(3, [id], SNOOZE);
  made.read(4, 53);
  for (const second of [64, 65]) made.tick(second);
  made.act(66, [id], ACKNOWLEDGE);
  made.read(70, 20);
  made.read(71, 20);
  expect(made.steps().map(({ kind }) => kind)).toEqual([
    'opened',
    'noted',
    'snoozed',
    'rang-again',
    'acknowledged',
    'ended',
  ]);
});

it('[BD21] acknowledgements that could not be kept are taken back, with those of earlier ones', () => {
  const made = aboveAt();
  for (const [second, celsius] of [20, 50].entries()) made.read(second + 1, celsius);
  const before = made.state.board.alerts(made.at(3));
  made.act(3, [made.open().id], ACKNOWLEDGE);
  expect(made.state.board.alerts(made.at(3))).not.toEqual(before);
  made.state.board.putBack({ settings: [], alerts: before }, made.at(4));
  expect(made.state.board.alerts(made.at(4))).toEqual(before);
});

it('[BD21] of a sensor that is no longer ours nothing is taken back', () => {
  const made = aboveAt();
  const [before] = made.state.board.alerts(made.at(0));
  made.act(3, [made.open().id], ACKNOWLEDGE);
  made.state.board.forgetPartition(0);
  expect(made.state.board.putBack({ settings: [], alerts: before ? [before] : [] }, made.at(4)).alerts).toEqual([]);
});
