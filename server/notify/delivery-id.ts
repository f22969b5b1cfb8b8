/**
 * The id by which whoever is told knows a message again. The moment is part of it because steps and digests are counted
 * from where an older copy left off once a database was restored: without it, news would look like what was told before.
 */
export function deliveryIdOf(channelId: number, { count, atMs }: { count: number | string; atMs: number }): string {
  return `${channelId}-${count}-${atMs.toString(36)}`;
}
