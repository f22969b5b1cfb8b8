import createNextIntlPlugin from 'next-intl/plugin';

const withWords = createNextIntlPlugin('./components/shell/request-locale.ts');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks'], useTypeScriptCli: true },
};

export default withWords(config);
