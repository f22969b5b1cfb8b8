/** The languages the page speaks. */
export const LOCALES = ['en', 'zh-CN'] as const;

export type Locale = (typeof LOCALES)[number];

/** The language to use: the one chosen before, else the best of the browser's `Accept-Language`, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return LOCALES.find((locale) => locale === chosen) ?? accepted(acceptLanguage ?? '') ?? 'en';
}

function accepted(header: string): Locale | undefined {
  const wanted = header
    .split(',')
    .map(parseWanted)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const found = LOCALES.find((locale) => locale.split('-')[0] === language);
    if (found) return found;
  }
}

function parseWanted(entry: string): { language: string | undefined; quality: number } {
  const [tag, ...parameters] = entry.trim().toLowerCase().split(';');
  const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))?.split('=')[1];
  return { language: tag?.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
}
