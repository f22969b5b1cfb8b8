import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the linter says of `source` as if it stood in `file`: the repository's rules in a folder with that one file. */
function lint(file: string, source: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'isotherm-borders-'));
  try {
    const { vcs: _ignoredFiles, ...rules } = JSON.parse(readFileSync('biome.json', 'utf8'));
    writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...rules, $schema: undefined }));
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${source}\n`);
    const biome = path.resolve('node_modules/.bin/biome');
    const { stdout, stderr } = spawnSync(biome, ['lint', '--colors=off', file], { cwd: folder, encoding: 'utf8' });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const importing = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;`;

describe('borders', () => {
  it.each([
    ['protocol/wrong.ts', importing('#server/ports'), 'protocol/ is what both ends share'],
    ['protocol/wrong.ts', importing('node:fs'), 'protocol/ is what both ends share'],
    ['protocol/wrong.ts', importing('react'), 'protocol/ is what both ends share'],
    ['server/domain/wrong.ts', importing('node:crypto'), 'server/domain/ is pure'],
    ['server/domain/wrong.ts', importing('#server/kafka/kafka-source'), 'server/domain/ is pure'],
    ['server/domain/wrong.ts', importing('../live/live-push'), 'server/domain/ is pure'],
    ['server/domain/wrong.ts', 'export const now = () => Date.now();', 'take nowMs as an argument'],
    ['server/domain/wrong.ts', 'export const wait = () => setTimeout(() => {}, 1);', 'let the caller wait'],
    ['server/domain/wrong.ts', 'export const pid = () => process.pid;', 'server/config.ts reads it'],
    ['server/ports.ts', importing('./kafka/kafka-settings'), 'server/ports.ts names what the inside needs'],
    ['server/store-port.ts', importing('./store/connect'), 'server/ports.ts names what the inside needs'],
    [
      'server/route/wrong.ts',
      importing('#server/live/live-push'),
      'server/route/ knows ports, domain and protocol only',
    ],
    ['server/kafka/wrong.ts', importing('#server/live/live-push'), 'server/kafka/ knows no other adapter'],
    ['server/embedded/wrong.ts', importing('../kafka/kafka-sink'), 'server/embedded/ knows no other adapter'],
    ['server/live/wrong.ts', importing('../http/metrics'), 'server/live/ knows no other adapter'],
    ['server/http/wrong.ts', importing('#server/simulator/simulator'), 'server/http/ knows no other adapter'],
    ['server/notify-port.ts', importing('./notify/notifier'), 'server/ports.ts names what the inside needs'],
    ['server/notify/wrong.ts', importing('#server/store/connect'), 'server/notify/ knows no other adapter'],
    ['server/notify/send/wrong.ts', importing('../../config'), 'server/notify/ is joined by server/app.ts'],
    ['server/notify/wrong.ts', importing('next-intl'), 'server/notify/ draws nothing'],
    ['server/simulator/wrong.ts', importing('#server/route/pipeline'), 'server/simulator/ is joined by server/app.ts'],
    ['server/http/wrong.ts', importing('../config'), 'server/http/ is joined by server/app.ts'],
    ['server/live/wrong.ts', importing('../../components/live/live-state'), 'server/live/ draws nothing'],
    ['components/live/wrong.ts', importing('#server/ports'), 'knows the server by #protocol/ only'],
    ['components/live/wrong.ts', importing('recharts'), 'components/live/ is the wire'],
    ['components/chart/wrong.ts', importing('../../server/domain/board'), 'knows the server by #protocol/ only'],
    ['components/chart/wrong.ts', importing('socket.io-client'), 'Only components/live/ opens the socket'],
    ['app/wrong.tsx', importing('#server/ports'), 'app/ holds routes only'],
    ['e2e/wrong.ts', importing('../components/live/live-state'), 'Suites look at the product from outside'],
    ['server/live/wrong.ts', 'export const port = process.env.PORT;', 'noProcessEnv'],
  ])('[HS1] %s: %s', (file, source, advice) => {
    expect(lint(file, source)).toContain(advice);
  });

  it.each([
    ['protocol/right.ts', importing('zod')],
    ['server/domain/right.ts', importing('#protocol/alert')],
    ['server/route/right.ts', importing('#server/domain/board')],
    ['server/kafka/right.ts', importing('#server/ports')],
    ['server/embedded/right.ts', importing('pg')],
    ['server/notify/right.ts', importing('use-intl/core')],
    ['components/chart/right.ts', importing('../live/use-live')],
  ])('[HS1] %s may: %s', (file, source) => {
    const said = lint(file, source);
    expect(said).toContain('Checked 1 file');
    expect(said).not.toContain('noRestricted');
  });
});
