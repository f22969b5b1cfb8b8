import { createRequire } from 'node:module';

/** The only release whose inside was read and tested with our patches. */
const PATCHED_RELEASE = '2.2.4';

/** False for any other release than the one our patches were made for. */
export function isPatchedRelease(release: string): boolean {
  return release === PATCHED_RELEASE;
}

export function installedRelease(): string {
  const { version } = createRequire(import.meta.url)('kafkajs/package.json') as { version: string };
  return version;
}
