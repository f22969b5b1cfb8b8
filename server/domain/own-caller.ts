/** What names our origins and hosts; a part of the port, so that this stays pure. */
type Own = { isOwnOrigin(origin: string): boolean; isOwnHost(host: string): boolean };

/** True for a caller of one of our hosts that is a page of ours or, having no Origin, no browser at all. */
export function isOwnCaller({ host, origin }: { host?: string; origin?: string }, own: Own): boolean {
  return host !== undefined && own.isOwnHost(host) && (origin === undefined || own.isOwnOrigin(origin));
}
