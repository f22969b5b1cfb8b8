import type { Post } from '../guard/guarded-post';
import type { Message } from '../news';
import { toSent } from './post-result';
import type { SendKind } from './sender';

/** ntfy makes an attachment of what is longer than 4096 bytes. */
const MOST_BYTES = 3500;

/** 5 rings through a phone's silence, 4 rings, 3 is a notification. */
const PRIORITY = { critical: 5, warning: 4, ended: 3 };
const TAG = { critical: 'rotating_light', warning: 'warning', ended: 'white_check_mark' };

/** Publishes as JSON at the server's root, so that no title has to fit into a header. */
export function createSendNtfy({ post }: { post: Post }): SendKind {
  return async ({ draft: { target }, secret }, message) => {
    if (target.kind !== 'ntfy') throw new Error('This channel is no ntfy topic.');
    const state = stateOf(message);
    const body = JSON.stringify({
      topic: target.topic,
      title: message.title,
      message: shortened(message.text),
      priority: PRIORITY[state],
      tags: [TAG[state]],
      ...(message.url === null ? {} : { click: message.url }),
    });
    const token: Record<string, string> = secret === null ? {} : { authorization: `Bearer ${secret}` };
    const headers = { 'content-type': 'application/json', 'user-agent': 'Isotherm', ...token };
    return toSent(await post({ url: `${target.server.replace(/\/+$/, '')}/`, headers, body }));
  };
}

function stateOf({ news }: Message): keyof typeof PRIORITY {
  const open = news.filter(({ alert }) => alert.endedAtMs === null);
  if (open.length === 0) return 'ended';
  return open.some(({ alert }) => alert.severity === 'critical') ? 'critical' : 'warning';
}

function shortened(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= MOST_BYTES) return text;
  // What is left of a character cut in two is no character.
  return `${bytes.toString('utf8', 0, MOST_BYTES).replace(/\ufffd+$/, '')}…`;
}
