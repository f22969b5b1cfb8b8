import { expect, test } from 'vitest';
import { type ChannelDraft, channelDraftSchema } from '#protocol/channel';
import { isTold } from './match-channel';

const TARGET = { kind: 'ntfy', topic: 'cellar' };
const told = (
  fields: Partial<ChannelDraft>,
  step: Partial<{ kind: 'opened' | 'ended'; sensorId: string; group: string }>,
) => {
  const { kind = 'opened', sensorId = 'freezer-1', group = null } = step;
  const channel = channelDraftSchema.parse({ name: 'Ana', target: TARGET, ...fields });
  return isTold(channel, { kind, group, alert: { sensorId, severity: 'warning' } });
};

test('[NT2] a channel without choices is told everything', () => {
  expect(told({}, {})).toBe(true);
  expect(told({}, { kind: 'ended' })).toBe(true);
});

test('[NT2] severity, being turned off and ends decide', () => {
  expect(told({ severities: ['critical'] }, {})).toBe(false);
  expect(told({ isOn: false }, {})).toBe(false);
  expect(told({ tellsEnd: false }, { kind: 'ended' })).toBe(false);
  expect(told({ tellsEnd: false }, {})).toBe(true);
});

test('[NT2] of groups and sensors either is enough, and the feed is everybody’s', () => {
  const choice = { groups: ['Cellar'], sensorIds: ['boiler'] };
  expect(told(choice, {})).toBe(false);
  expect(told(choice, { group: 'Cellar' })).toBe(true);
  expect(told(choice, { sensorId: 'boiler' })).toBe(true);
  expect(told(choice, { sensorId: '' })).toBe(true);
});

test('[NT2] of a sensor, its group and all others the nearest that is named decides', () => {
  const choice = { exceptGroups: ['Cellar'], sensorIds: ['wine'], exceptSensorIds: ['boiler'], tellsOthers: true };
  expect(told(choice, {})).toBe(true);
  expect(told(choice, { sensorId: 'boiler' })).toBe(false);
  expect(told(choice, { group: 'Cellar' })).toBe(false);
  expect(told(choice, { group: 'Cellar', sensorId: 'wine' })).toBe(true);
  expect(told({ groups: ['Cellar'], exceptSensorIds: ['wine'] }, { group: 'Cellar', sensorId: 'wine' })).toBe(false);
  expect(told({ tellsOthers: false }, {})).toBe(false);
});
