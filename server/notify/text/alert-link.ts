/**
 * Where our pages are reached from outside; null unless it was said, and where it leads to this machine only: on a
 * phone such a link leads to the phone.
 */
export function outsideOrigin(publicOrigins: readonly string[] | null): string | null {
  const [origin] = publicOrigins ?? [];
  if (origin === undefined) return null;
  const { hostname } = new URL(origin);
  const isLoopback = hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname) || /(^|\.)localhost$/.test(hostname);
  return isLoopback ? null : origin;
}

/** The alert's own page, or the list of alerts where a message is about several. */
export function alertLink(origin: string | null, alertIds: readonly string[]): string | null {
  if (origin === null) return null;
  const [first] = alertIds;
  return alertIds.length === 1 && first !== undefined
    ? `${origin}/alerts/${encodeURIComponent(first)}`
    : `${origin}/alerts`;
}
