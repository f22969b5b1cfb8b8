/** Cookies hold what the server must know to render the first picture right: language and unit. */
export const LOCALE_COOKIE = 'locale';
export const UNIT_COOKIE = 'unit';

const ONE_YEAR_S = 31_536_000;

/** Remembers a plain word in this browser for a year. */
export function rememberInCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers people still use.
  document.cookie = `${name}=${value}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax`;
}
