import type { Channel, ChannelDraft } from '#protocol/channel';
import type { ChannelScope } from '#protocol/channel-scope';

export type TargetKind = ChannelDraft['target']['kind'];

/** A channel while it is being written: every field as text or choice, of all kinds at once. */
export type DraftFields = Omit<ChannelDraft, 'target' | 'quiet' | 'tellsOthers'> & {
  tellsOthers: boolean;
  kind: TargetKind;
  url: string;
  secret: string;
  to: string;
  server: string;
  topic: string;
  token: string;
  isQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  criticalToo: boolean;
};

/** A new channel as most people want it. `timeZone`: the viewer's. */
export function newFields(viewer: Pick<ChannelDraft, 'language' | 'unit' | 'timeZone'>): DraftFields {
  return {
    name: '',
    isOn: true,
    kind: 'ntfy',
    url: '',
    secret: '',
    to: '',
    server: 'https://ntfy.sh',
    topic: '',
    token: '',
    severities: ['critical', 'warning'],
    groups: [],
    sensorIds: [],
    exceptGroups: [],
    exceptSensorIds: [],
    tellsOthers: true,
    tellsEnd: true,
    maxPerHour: 20,
    isQuiet: false,
    quietFrom: '22:00',
    quietTo: '07:00',
    criticalToo: false,
    ...viewer,
  };
}

/** A channel as it is, to be changed. Its secrets were never told: left empty they stay. */
export function fieldsOf({ target, quiet, ...channel }: Channel): DraftFields {
  const { language, unit, timeZone } = channel;
  const empty = newFields({ language, unit, timeZone });
  const { channelId: _id, hasSecret: _has, createdAtMs: _created, changedAtMs: _changed, ...said } = channel;
  return { ...empty, ...said, ...targetFields(target), ...quietFields(quiet) };
}

function targetFields(target: ChannelDraft['target']): Partial<DraftFields> {
  if (target.kind === 'email') return { kind: 'email', to: target.to.join(', ') };
  if (target.kind === 'webhook') return { kind: 'webhook', url: target.url };
  return { kind: 'ntfy', server: target.server, topic: target.topic };
}

function quietFields(quiet: ChannelDraft['quiet']): Partial<DraftFields> {
  if (quiet === null) return {};
  const { fromMinute, toMinute, criticalToo } = quiet;
  return { isQuiet: true, quietFrom: toClock(fromMinute), quietTo: toClock(toMinute), criticalToo };
}

/** What is sent; the server says what is wrong with it. */
export function toDraft(fields: DraftFields): ChannelDraft & Required<ChannelScope> {
  const { name, isOn, severities, tellsEnd, language, unit, timeZone, maxPerHour } = fields;
  const { isQuiet, quietFrom, quietTo, criticalToo } = fields;
  const quiet = isQuiet ? { fromMinute: toMinute(quietFrom), toMinute: toMinute(quietTo), criticalToo } : null;
  const said = { name, isOn, severities, tellsEnd, language, unit, timeZone, maxPerHour };
  return { ...said, ...toScope(fields), target: toTarget(fields), quiet };
}

// What is not asked for in the form says nothing that the rest does not say.
function toScope({
  tellsOthers,
  groups,
  sensorIds,
  exceptGroups,
  exceptSensorIds,
}: DraftFields): Required<ChannelScope> {
  return tellsOthers
    ? { tellsOthers, groups: [], sensorIds, exceptGroups, exceptSensorIds }
    : { tellsOthers, groups, sensorIds, exceptGroups: [], exceptSensorIds };
}

function toTarget({ kind, url, secret, to, server, topic, token }: DraftFields): ChannelDraft['target'] {
  switch (kind) {
    case 'email':
      return { kind, to: addresses(to) };
    case 'webhook':
      return secret === '' ? { kind, url: url.trim() } : { kind, url: url.trim(), secret };
    case 'ntfy': {
      const said = { kind, server: server.trim(), topic: topic.trim() };
      return token === '' ? said : { ...said, token };
    }
  }
}

/** `07:30` as minutes since midnight; a clock that is no clock is midnight. */
export function toMinute(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const minute = hours * 60 + minutes;
  return Number.isFinite(minute) ? minute : 0;
}

export function toClock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Problems of the fields by the field of the form they belong to, and the rest in one. */
export function errorsByField(errors: readonly { field: string; message: string }[]): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const { field, message } of errors) byField[field.replace(/^target\./, '').replace(/\.\d+$/, '')] ??= message;
  return byField;
}

const isAddress = (text: string) => URL.canParse(text.trim());
const addresses = (text: string) => text.split(/[,;\s]+/).filter((address) => address !== '');

const FITS = {
  name: ({ name }: DraftFields) => name.trim() !== '' && name.trim().length <= 60,
  topic: ({ kind, topic }: DraftFields) => kind !== 'ntfy' || /^[\w-]{1,64}$/.test(topic.trim()),
  server: ({ kind, server }: DraftFields) => kind !== 'ntfy' || isAddress(server),
  url: ({ kind, url }: DraftFields) => kind !== 'webhook' || isAddress(url),
  secret: ({ kind, secret }: DraftFields) => kind !== 'webhook' || secret === '' || secret.length >= 16,
  to: ({ kind, to }: DraftFields) =>
    kind !== 'email' || (addresses(to).length > 0 && addresses(to).every((address) => /.@./.test(address))),
  maxPerHour: ({ maxPerHour }: DraftFields) => Number.isInteger(maxPerHour) && maxPerHour >= 1 && maxPerHour <= 600,
};

/** The fields that hold nothing a channel could be saved with; each is told in the viewer's own words. */
export function unfitFields(fields: DraftFields): (keyof typeof FITS)[] {
  return (Object.keys(FITS) as (keyof typeof FITS)[]).filter((field) => !FITS[field](fields));
}
