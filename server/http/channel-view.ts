import type { Channel } from '#protocol/channel';

/**
 * A channel as those see it who may not change it: whom it reaches by name, not where. Whoever knows a topic can read
 * along, and the address of a webhook is often all that is needed to write to it.
 */
export function withoutPlace(channel: Channel): Channel {
  return { ...channel, target: hidden(channel.target) };
}

function hidden(target: Channel['target']): Channel['target'] {
  switch (target.kind) {
    case 'webhook':
      return { kind: 'webhook', url: new URL(target.url).origin };
    case 'email':
      return { kind: 'email', to: ['hidden@example.invalid'] };
    case 'ntfy':
      return { kind: 'ntfy', server: target.server, topic: 'hidden' };
  }
}
