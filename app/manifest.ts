import type { MetadataRoute } from 'next';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Isotherm',
    short_name: 'Isotherm',
    start_url: '/',
    display: 'standalone',
    background_color: '#f6f7f8',
    theme_color: '#f6f7f8',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
