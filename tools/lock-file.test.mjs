import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

const versionsOf = (name) =>
  Object.entries(lock.packages)
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version);

const isAtLeast = (version, floor) => {
  const [have, need] = [version, floor].map((text) => text.split('.').map(Number));
  const index = have.findIndex((part, place) => part !== need[place]);
  return index === -1 || have[index] > need[index];
};

describe('lock file', () => {
  it.each([
    ['next', '16.3.3'],
    ['engine.io', '6.6.9'],
    ['socket.io-parser', '4.2.7'],
    ['ws', '8.21.1'],
  ])('[HS5] every %s is at least %s, the first without known holes', (name, floor) => {
    expect(versionsOf(name)).not.toHaveLength(0);
    for (const version of versionsOf(name)) expect([version, isAtLeast(version, floor)]).toEqual([version, true]);
  });

  it('[HS5] direct dependencies have exact versions', () => {
    for (const version of Object.values({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
  });

  it('[HS5] no package names the host it comes from, so that any mirror serves', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved)).toEqual([]);
  });
});
