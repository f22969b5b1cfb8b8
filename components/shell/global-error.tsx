'use client';

import { useEffect, useState } from 'react';
import { LOCALE_COOKIE } from './cookie';
import { chooseLocale, type Locale } from './locale';

/** Not in `messages/`: what hands those out is what failed. */
const WORDS: Record<Locale, { title: string; hint: string; again: string }> = {
  en: {
    title: 'This page could not be shown',
    hint: 'The server goes on watching your sensors. Load the page again; if that does not help, tell whoever runs the server.',
    again: 'Load the page again',
  },
  'zh-CN': {
    title: '页面无法显示',
    hint: '服务器仍在监测您的传感器。请刷新页面；如果仍然不行，请告知服务器管理员。',
    again: '刷新页面',
  },
};

/** The last page there is: in place of the whole document, with nothing of it left to rely on. */
export function GlobalErrorPage({ digest }: { digest: string | undefined }) {
  const locale = useShownLocale();
  const { title, hint, again } = WORDS[locale];
  return (
    <html lang={locale}>
      <body style={{ font: '1rem/1.5 system-ui, sans-serif', colorScheme: 'light dark' }}>
        <title>{`${title} · Isotherm`}</title>
        <main style={{ maxWidth: '36rem', margin: '0 auto', padding: '4rem 1.25rem' }}>
          <h1>{title}</h1>
          <p>{hint}</p>
          {digest !== undefined && <p>{digest}</p>}
          <button type="button" style={{ font: 'inherit', minHeight: 44, padding: '0 1rem' }} onClick={reload}>
            {again}
          </button>
        </main>
      </body>
    </html>
  );
}

function reload(): void {
  location.reload();
}

/** Where the choice is kept, else what the browser prefers; English until the page runs. */
function useShownLocale(): Locale {
  const [locale, setLocale] = useState<Locale>('en');
  useEffect(() => {
    const chosen = new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]+)`).exec(document.cookie)?.[1];
    setLocale(chooseLocale(chosen, navigator.languages.join(',')));
  }, []);
  return locale;
}
