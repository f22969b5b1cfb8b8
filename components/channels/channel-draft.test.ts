import { describe, expect, it } from 'vitest';
import { channelDraftSchema } from '#protocol/channel';
import { errorsByField, fieldsOf, newFields, toClock, toDraft, toMinute, unfitFields } from './channel-draft';

const viewer = { language: 'en', unit: 'celsius', timeZone: 'Europe/Vienna' } as const;
const told = { channelId: 3, hasSecret: true, createdAtMs: 0, changedAtMs: 0 };

describe('a channel while it is being written', () => {
  it('[PG280] what the form sends is a channel', () => {
    const draft = toDraft({ ...newFields(viewer), name: 'Ana', topic: 'cold-room' });
    expect(channelDraftSchema.parse(draft)).toEqual(draft);
  });

  it('[PG280] a channel that is opened and saved unchanged stays as it was', () => {
    const quiet = { fromMinute: 1320, toMinute: 420, criticalToo: true };
    const draft = toDraft({ ...newFields(viewer), name: 'Ana', kind: 'webhook', url: 'https://example.org/hook' });
    expect(toDraft(fieldsOf({ ...draft, quiet, ...told }))).toEqual({ ...draft, quiet });
  });

  it('[PG280] a channel that names its sensors is opened and saved as it was', () => {
    const scope = {
      tellsOthers: false,
      groups: ['Lab'],
      sensorIds: ['oven'],
      exceptGroups: [],
      exceptSensorIds: ['a'],
    };
    const draft = { ...toDraft({ ...newFields(viewer), name: 'Bo', topic: 'lab' }), ...scope };
    expect(toDraft(fieldsOf({ ...draft, ...told }))).toEqual(draft);
  });

  it('[PG281] a secret that is left empty is not sent, so that the kept one stays', () => {
    const fields = { ...newFields(viewer), kind: 'webhook' as const, url: 'https://example.org' };
    expect(toDraft(fields).target).not.toHaveProperty('secret');
    expect(toDraft({ ...fields, secret: 'sixteen letters!' }).target).toHaveProperty('secret', 'sixteen letters!');
  });

  it('[PG280] addresses may stand apart by commas, semicolons or spaces', () => {
    const { target } = toDraft({ ...newFields(viewer), kind: 'email', to: 'a@x.org; b@x.org,c@x.org ' });
    expect(target).toEqual({ kind: 'email', to: ['a@x.org', 'b@x.org', 'c@x.org'] });
  });

  it.each([0, 61, 1439])('[PG280] minute %i of the day reads as a clock and back', (minute) => {
    expect(toMinute(toClock(minute))).toBe(minute);
  });

  it('[PG494] what is left empty or cannot be is known before anything is sent', () => {
    const empty = newFields(viewer);
    expect(unfitFields(empty)).toEqual(['name', 'topic']);
    expect(unfitFields({ ...empty, name: 'Ana', topic: 'cold-room' })).toEqual([]);
    expect(unfitFields({ ...empty, name: 'Ana', topic: 'cold room', server: 'ntfy', maxPerHour: 0 })).toEqual([
      'topic',
      'server',
      'maxPerHour',
    ]);
    expect(unfitFields({ ...empty, name: 'Ana', kind: 'webhook', secret: 'short' })).toEqual(['url', 'secret']);
    expect(unfitFields({ ...empty, name: 'Ana', kind: 'email', to: 'a@x.org, b' })).toEqual(['to']);
  });

  it('[PG282] what is wrong stands beside the field it is about', () => {
    const errors = [
      { field: 'target.to.1', message: 'must be an address' },
      { field: 'name', message: 'must not be empty' },
    ];
    expect(errorsByField(errors)).toEqual({ to: 'must be an address', name: 'must not be empty' });
  });
});
