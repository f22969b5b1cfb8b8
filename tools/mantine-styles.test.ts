import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const mantine = path.join(root, 'node_modules/@mantine/core');

/** The components that files of ours name. */
function componentsInUse(): string[] {
  const files = ['app', 'components'].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
  );
  const named = files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return [...text.matchAll(/^import (?!type )\{([^}]*)\} from '@mantine\/core';/gms)].map(
        (match) => match[1] ?? '',
      );
    });
  const words = named.flatMap((list) => list.split(',')).map((word) => word.trim());
  return [...new Set(words.filter((word) => /^[A-Z]/.test(word)))];
}

/** Where the package keeps each of its components. */
function fileByComponent(): Map<string, string> {
  const index = readFileSync(path.join(mantine, 'esm/index.mjs'), 'utf8');
  const files = new Map<string, string>();
  for (const [, names = '', from = ''] of index.matchAll(/import \{([^}]*)\} from "([^"]+)"/g)) {
    const file = path.join(mantine, 'esm', from);
    for (const name of names.split(',')) files.set(name.split(' as ').at(-1)?.trim() ?? '', file);
  }
  return files;
}

/** The style sheets that components are drawn by, with those of whatever they are made of. */
function sheetsOf(components: readonly string[]): string[] {
  const files = fileByComponent();
  const toRead = new Set(components.flatMap((component) => files.get(component) ?? []));
  const sheets = new Set<string>();
  for (const file of toRead) {
    const text = readFileSync(file, 'utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:import|export)[^"']*from ["'](\.[^"']+)["']/g)) {
      const next = path.resolve(path.dirname(file), specifier);
      if (next.includes('.module.')) sheets.add(`${path.basename(next).split('.')[0]}.css`);
      else if (existsSync(next)) toRead.add(next);
    }
  }
  return [...sheets];
}

describe('the style sheets of Mantine', () => {
  it('[PG412] are those of what is in use: all of them would be two thirds more', () => {
    const loaded = readFileSync(path.join(root, 'components/shell/mantine-styles.ts'), 'utf8');
    const named = [...loaded.matchAll(/styles\/([A-Z]\w+\.css)'/g)].map((match) => match[1] ?? '');
    const needed = sheetsOf(componentsInUse()).filter((sheet) => existsSync(path.join(mantine, 'styles', sheet)));
    expect(needed).toContain('Button.css');
    expect(named.sort()).toEqual(needed.sort());
  });
});
