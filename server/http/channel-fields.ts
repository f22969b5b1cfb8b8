import type { ChannelDraft } from '#protocol/channel';
import { contradictions } from '#protocol/channel-scope';
import { InvalidFields } from './invalid-fields';
import type { FieldError } from './problem';

/** Throws InvalidFields for what is well-formed and yet can be no channel. */
export function assertUsable(draft: ChannelDraft): void {
  const { target, timeZone } = draft;
  const errors: FieldError[] = [];
  if (!isTimeZone(timeZone)) errors.push({ field: 'timeZone', message: 'must be an IANA name such as Europe/Vienna' });
  if (target.kind === 'webhook' && !isWebAddress(target.url)) errors.push(addressError('target.url'));
  if (target.kind === 'ntfy' && !isWebAddress(target.server)) errors.push(addressError('target.server'));
  for (const [field, names] of Object.entries(contradictions(draft)))
    if (names.length > 0) errors.push({ field, message: `must not name what it tells of: ${names.join(', ')}` });
  if (errors.length > 0) throw new InvalidFields(errors);
}

function addressError(field: string): FieldError {
  return { field, message: 'must begin with https:// and have no user name; http:// only for what NOTIFY_ALLOW names' };
}

function isWebAddress(text: string): boolean {
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    // RangeError is how Intl says no.
    return false;
  }
}
