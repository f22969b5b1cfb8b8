/** Where an alert's own page is, for ever. */
export function alertPath(alertId: string): string {
  return `/alerts/${encodeURIComponent(alertId)}`;
}
