import { buildAll, isBuildCurrent } from './build.mjs';

if (!isBuildCurrent()) {
  console.log('Building Isotherm first: this takes about a minute and happens once.');
  await buildAll();
}
process.env.NODE_ENV = 'production';
await import('../dist/server.mjs');
