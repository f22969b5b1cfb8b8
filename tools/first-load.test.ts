import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What the file asks for as soon as it is loaded: neither types nor what is imported when it is needed. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const named = text.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)';/gms);
  return [...named].map((match) => match[1] ?? '');
}

function fileOf(specifier: string, from: string): string | null {
  const base = specifier.startsWith('#')
    ? path.join(root, specifier.slice(1))
    : path.resolve(path.dirname(from), specifier);
  return ['.ts', '.tsx'].map((ending) => base + ending).find(existsSync) ?? null;
}

/** Packages that are loaded with an entry, each with the files that lead to it. */
function packagesOf(entry: string): Map<string, string[]> {
  const packages = new Map<string, string[]>();
  const ways = new Map([[entry, [entry]]]);
  for (const [file, way] of ways) {
    for (const specifier of importsOf(file)) {
      if (!/^[.#]/.test(specifier)) packages.set(specifier, way);
      const next = fileOf(specifier, file);
      if (next !== null && !ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return packages;
}

describe('what the page loads first', () => {
  const packages = packagesOf(path.join(root, 'components/shell/dashboard.tsx'));

  it('[PG412] follows imports', () => {
    expect([...packages.keys()]).toEqual(expect.arrayContaining(['react', 'next-intl', 'socket.io-client']));
  });

  it('[PG412] has no chart library in it', () => {
    const way = packages.get('recharts')?.map((file) => path.relative(root, file));
    expect(way, 'load what draws with the chart lazily').toBeUndefined();
  });
});
