import type { Feed } from '#protocol/feed';

/** False while the server itself knows nothing yet: another process serves, or its database is away since its start. */
export function hasLoaded({ store }: Feed): boolean {
  return store.state !== 'waiting' && store.state !== 'standby';
}
