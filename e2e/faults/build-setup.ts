import { buildAll, isBuildCurrent } from '../../tools/build.mjs';

/** The product as it is now, built unless it stands there. */
export async function setup(): Promise<void> {
  if (!isBuildCurrent()) await buildAll();
}
