import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import './mantine-styles';
import './tokens.css';
import { cookies, headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { UNIT_COOKIE, ZONE_COOKIE } from './cookie';
import { PageProviders } from './page-providers';
// Part of every page's styles: as a file of its own Next would preload it everywhere and browsers complain of it.
import './message-page.module.css';

/** The whole document of a page, in the viewer's language, unit and theme from the first byte. */
export async function HtmlDocument({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const chosen = await cookies();
  const unit = chosen.get(UNIT_COOKIE)?.value === 'F' ? 'F' : 'C';
  const zone = chosen.get(ZONE_COOKIE)?.value ?? null;
  return (
    // A browser's translation puts words of its own in place of ours: what is written anew as readings come would be written to
    // nowhere, and an old temperature stay as if it were the latest.
    <html lang={locale} translate="no" {...mantineHtmlProps}>
      {/* biome-ignore lint/style/noHeadElement: in the app router this is the document's own head. */}
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <NextIntlClientProvider>
          <PageProviders nonce={nonce} unit={unit} zone={zone}>
            {children}
          </PageProviders>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
