import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = path.join(root, 'dist/build.json');
const SOURCES = ['app', 'components', 'messages', 'protocol', 'public', 'server'];
const SETTINGS = ['next.config.js', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** True when what stands in `dist/` and `.next/` was made of the files that are here now. */
export function isBuildCurrent() {
  if (!existsSync(stampFile) || !existsSync(path.join(root, '.next/BUILD_ID'))) return false;
  return JSON.parse(readFileSync(stampFile, 'utf8')).fingerprint === fingerprint();
}

/** Builds the pages and bundles the server. Throws when either fails. */
export async function buildAll() {
  const made = fingerprint();
  for (const stale of ['BUILD_ID', 'dev', 'types', 'server', 'static']) {
    rmSync(path.join(root, '.next', stale), { recursive: true, force: true });
  }
  const next = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (next.status !== 0) throw new Error('The pages could not be built: see the lines above.');
  await bundle({ entry: 'server/main.ts', outfile: 'dist/server.mjs' });
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ fingerprint: made }));
}

/** Bundles a program of ours and its modules for Node; packages stay outside. */
export async function bundle({ entry, outfile }) {
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    packages: 'external',
    plugins: [{ name: 'rooms', setup: (bundler) => bundler.onResolve({ filter: /^#/ }, resolveRoom) }],
  });
}

// esbuild takes `#protocol/x` for a package; package.json says where these lead.
function resolveRoom({ path: specifier }) {
  return { path: path.join(root, `${specifier.slice(1)}.ts`) };
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...SOURCES.flatMap(filesBelow), ...SETTINGS]) {
    hash.update(file).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
