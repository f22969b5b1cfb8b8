import createNextIntlPlugin from 'next-intl/plugin';

const withWords = createNextIntlPlugin('./components/shell/request-locale.ts');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run verify` checks the types of the whole house; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['@mantine/core'] },
};

export default withWords(config);
