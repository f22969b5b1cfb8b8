import type { MetadataRoute } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('shell');
  return {
    id: '/',
    name: 'Isotherm',
    short_name: 'Isotherm',
    description: t('description'),
    lang: await getLocale(),
    start_url: '/',
    display: 'standalone',
    background_color: '#f6f7f8',
    theme_color: '#f6f7f8',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      // Phones cut a shape out of this one: what is drawn keeps within the inner four fifths.
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
