import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { LOCALE_COOKIE } from './cookie';
import { chooseLocale } from './locale';

/** Language and words of one request; the address is the same in every language. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = chooseLocale(chosen, (await headers()).get('accept-language'));
  const messages = (await import(`../../messages/${locale}.json`)).default;
  // Nothing is formatted in a zone on the server: times are the viewer's, and only browsers know where that is.
  return { locale, messages, timeZone: 'UTC' };
});
