import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk of a few megabytes, to be filled. */
export type SmallDisk = {
  dir: string;
  /** Takes all the room that is left. */
  fill(): void;
  free(): void;
  remove(): void;
};

/** Mounts one in memory; null where this user may not mount. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const dir = mkdtempSync(path.join(tmpdir(), 'isotherm-disk-'));
  if (!asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=1777`, 'tmpfs', dir)) {
    rmSync(dir, { recursive: true });
    return null;
  }
  const filler = path.join(dir, 'filler');
  return {
    dir,
    fill: () => fill(filler),
    free: () => rmSync(filler, { force: true }),
    remove() {
      asRoot('umount', '-l', dir);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function asRoot(...words: string[]): boolean {
  const [program = '', ...args] = process.getuid?.() === 0 ? words : ['sudo', '-n', ...words];
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function fill(file: string): void {
  const out = openSync(file, 'w');
  // Large pieces first, then what is left page by page.
  for (let bytes = 2 ** 20; bytes >= 4096; ) {
    try {
      if (writeSync(out, Buffer.alloc(bytes, 1)) < bytes) bytes /= 4;
    } catch {
      bytes /= 4;
    }
  }
  closeSync(out);
}
