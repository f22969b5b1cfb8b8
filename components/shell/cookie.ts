/** Cookies hold what the server must know to render the first picture right: language, unit and time zone. */
export const LOCALE_COOKIE = 'locale';
export const UNIT_COOKIE = 'unit';
export const ZONE_COOKIE = 'zone';

const ONE_YEAR_S = 31_536_000;

/** Remembers a plain word in this browser for a year; an empty one forgets it. */
export function rememberInCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers people still use.
  document.cookie = `${name}=${value}; Path=/; Max-Age=${value === '' ? 0 : ONE_YEAR_S}; SameSite=Lax`;
}

/** What this browser remembers under the name; null for nothing. */
export function fromCookie(name: string): string | null {
  const entries = document.cookie.split('; ').map((entry) => entry.split('='));
  return entries.find(([known]) => known === name)?.[1] ?? null;
}
