import createNextIntlPlugin from 'next-intl/plugin';

const withWords = createNextIntlPlugin({
  requestConfig: './components/shell/request-locale.ts',
  // Words are parsed when they are built: browsers need no parser, which is a part of what every page loads first.
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
});

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run verify` checks the types of the whole house; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['@mantine/core'] },
};

export default withWords(config);
