import { describe, expect, it } from 'vitest';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import type { CommandResult } from '../live/commands';
import { putBack, tagOfSeen, type UndoCommands, undoChange } from './undoing';

const DEFAULT: ThresholdLimits = { high: 40, low: null };
const MINE: ThresholdLimits = { high: 38, low: null };
const THEIRS: ThresholdLimits = { high: 36, low: null };

/** One sensor's threshold on a server that checks If-Match; `own` null: the default holds. */
function server(own: ThresholdLimits | null) {
  let version = 1;
  const answer = (): CommandResult<Threshold> => {
    const value = { ...(own ?? DEFAULT), version, changedAtMs: null, changedBy: 'Ana' };
    return { ok: true, value, etag: `"${version}"` };
  };
  const change = (limits: ThresholdLimits | null, ifMatch?: string | null): CommandResult<Threshold> => {
    if (ifMatch !== undefined && ifMatch !== `"${version}"`) {
      return { ok: false, problem: { type: 'about:blank', title: 'stale', status: 412, detail: 'stale' } };
    }
    version += 1;
    own = limits;
    return answer();
  };
  const commands: UndoCommands = {
    read: async () => answer(),
    save: async (_sensorId, limits, ifMatch) => change(limits, ifMatch),
    reset: async (_sensorId, ifMatch) => change(null, ifMatch),
  };
  return { commands, change, own: () => own };
}

describe('undoing a change', () => {
  it('[PG68] puts back the limits it replaced', async () => {
    const { commands, own } = server(MINE);
    await undoChange(commands, { sensorId: 'oven', former: THEIRS, etag: '"1"' });
    expect(own()).toEqual(THEIRS);
  });

  it('[PG68] gives a sensor that had none of its own back to the default', async () => {
    const { commands, own } = server(MINE);
    expect(await undoChange(commands, { sensorId: 'oven', former: null, etag: '"1"' })).toMatchObject({
      kind: 'saved',
    });
    expect(own()).toBeNull();
  });

  it('[PG68] [PG327] leaves alone what somebody else saved since, and tells it with their name', async () => {
    const { commands, change, own } = server(MINE);
    change(THEIRS);
    const outcome = await undoChange(commands, { sensorId: 'oven', former: null, etag: '"1"' });
    expect(outcome).toEqual({ kind: 'moved', theirs: { ...THEIRS, changedBy: 'Ana' } });
    expect(own()).toEqual(THEIRS);
  });
});

describe('going back to the default', () => {
  it('[PG68] takes away what is shown, and can be undone', async () => {
    const { commands, own } = server(MINE);
    const outcome = await putBack(commands, { sensorId: 'oven', former: null, base: MINE });
    expect(outcome).toEqual({ kind: 'saved', etag: '"2"' });
    await undoChange(commands, { sensorId: 'oven', former: MINE, etag: '"2"' });
    expect(own()).toEqual(MINE);
  });

  it('[PG68] does not take away what somebody else saved meanwhile', async () => {
    const { commands, own } = server(THEIRS);
    const outcome = await putBack(commands, { sensorId: 'oven', former: null, base: MINE });
    expect(outcome).toEqual({ kind: 'moved', theirs: { ...THEIRS, changedBy: 'Ana' } });
    expect(own()).toEqual(THEIRS);
  });
});

describe('reverting a change of the list', () => {
  const older = { sensorId: 'oven', former: DEFAULT, base: MINE };

  it('[PG329] puts back what it replaced, and can be undone', async () => {
    const { commands, own } = server(MINE);
    expect(await putBack(commands, older)).toEqual({ kind: 'saved', etag: '"2"' });
    expect(own()).toEqual(DEFAULT);
    await undoChange(commands, { sensorId: 'oven', former: MINE, etag: '"2"' });
    expect(own()).toEqual(MINE);
  });

  it('[PG329] changes nothing where something else is saved than the person sees', async () => {
    const { commands, own } = server(THEIRS);
    expect(await putBack(commands, older)).toMatchObject({ kind: 'moved', theirs: THEIRS });
    expect(own()).toEqual(THEIRS);
  });

  it('[PG329] changes nothing where somebody saves between the look and the change', async () => {
    const { commands, change, own } = server(MINE);
    const read: UndoCommands['read'] = async (sensorId) => {
      const seen = await commands.read(sensorId);
      if (own() === MINE) change(THEIRS);
      return seen;
    };
    expect(await putBack({ ...commands, read }, older)).toMatchObject({ kind: 'moved', theirs: THEIRS });
    expect(own()).toEqual(THEIRS);
  });
});

describe('the tag of what a person sees', () => {
  it('[PG66] is the tag of what is saved', async () => {
    expect(await tagOfSeen(server(MINE).commands, { sensorId: 'oven', base: MINE })).toBe('"1"');
  });

  it('[PG66] is none where something else is saved already', async () => {
    expect(await tagOfSeen(server(THEIRS).commands, { sensorId: 'oven', base: MINE })).toBeNull();
  });
});
