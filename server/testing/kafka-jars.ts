import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The version in tools/kafka/pom.xml; part of the folder's name, so that a new one is fetched into a new folder. */
const KAFKA_VERSION = '4.4.0';

const POM = 'tools/kafka/pom.xml';

/** What a person has to install before a real Kafka can run here. */
export class KafkaUnavailableError extends Error {
  readonly code = 'kafka-unavailable';
}

const INSTALL = `A real Kafka needs Java 17 or later and Maven 3.6 or later (Debian and Ubuntu: "sudo apt-get install default-jre-headless maven"; macOS: "brew install openjdk maven"), or a running Docker engine. Install one of the two and try again.`;

/**
 * The folder with Apache Kafka's jars, fetched by Maven the first time. Safe when several processes ask at once: each
 * fetches into a folder of its own and the first to finish gives it the final name.
 * @throws KafkaUnavailableError when Java or Maven is missing or Maven cannot fetch them.
 */
export async function kafkaJars(cacheDir = '.kafka'): Promise<string> {
  const jarsDir = join(cacheDir, `jars-${KAFKA_VERSION}`);
  await requireJava();
  if (existsSync(jarsDir)) return jarsDir;
  const fetchedDir = join(cacheDir, `fetching-${randomUUID()}`);
  await mkdir(cacheDir, { recursive: true });
  try {
    await fetchJars(fetchedDir);
    await rename(fetchedDir, jarsDir).catch((error: unknown) => {
      if (!existsSync(jarsDir)) throw error;
    });
  } finally {
    await rm(fetchedDir, { recursive: true, force: true });
  }
  return jarsDir;
}

async function requireJava(): Promise<void> {
  const { code, output } = await run('java', ['-version']);
  const major = Number(/version "(\d+)/.exec(output)?.[1] ?? 0);
  if (code === null) throw new KafkaUnavailableError(`There is no "java" here. ${INSTALL}`);
  if (major < 17) throw new KafkaUnavailableError(`The "java" here is older than 17. ${INSTALL}`);
}

async function fetchJars(dir: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${join(process.cwd(), dir)}`];
  const { code, output } = await run('mvn', ['-q', '-B', '-f', POM, ...goal]);
  if (code === null) throw new KafkaUnavailableError(`There is no "mvn" here. ${INSTALL}`);
  if (code !== 0) throw new KafkaUnavailableError(`Maven could not fetch Apache Kafka ${KAFKA_VERSION}:\n${output}`);
}

/** Runs a program to its end; `code` is null when there is no such program. */
export function run(program: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ code: null, output });
      else reject(error);
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
