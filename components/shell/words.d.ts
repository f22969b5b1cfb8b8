import type english from '../../messages/en.json';
import type { Locale } from './locale';

// Lets tsc refuse a key that no language has.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof english;
  }
}
