import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrokerPlace, brokerProperties } from './broker-properties';
import { run } from './kafka-jars';

/** Small heap and quick compiler: it starts in two seconds and idles at 150 MB. */
const JVM = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** Writes server.properties and formats the log folder unless that was done before. `jars` is the folder of the jars. */
export async function formatBroker(place: BrokerPlace, jars: string): Promise<void> {
  const logDir = join(place.dir, 'log');
  await mkdir(logDir, { recursive: true });
  await writeFile(propertiesFile(place), brokerProperties({ ...place, dir: logDir }));
  if (existsSync(join(logDir, 'meta.properties'))) return;
  // A Kafka id is 16 bytes as base64url; a leading dash would be read as an option.
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const format = ['-cp', `${jars}/*`, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c'];
  const { code, output } = await run('java', [...format, propertiesFile(place)]);
  if (code !== 0) throw new Error(`Kafka could not prepare the folder ${logDir}; remove it and try again.\n${output}`);
}

/** Starts the broker; its output goes to broker.out in its folder. */
export function spawnBroker(place: BrokerPlace, jars: string): ChildProcess {
  const out = openSync(join(place.dir, 'broker.out'), 'a');
  const java = ['java', ...JVM, '-cp', `${jars}/*`, 'kafka.Kafka', propertiesFile(place)];
  const [program = 'java', ...args] = [...dieWithParent(), ...java];
  // Its own process group: Ctrl-C reaches only us, and we end it in order.
  return spawn(program, args, { stdio: ['ignore', out, out], detached: true });
}

const propertiesFile = (place: BrokerPlace) => join(place.dir, 'server.properties');

/** On Linux the broker ends when whoever started it is killed, so that no run leaves one behind. */
function dieWithParent(): string[] {
  if (process.platform !== 'linux') return [];
  return spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0
    ? ['setpriv', '--pdeathsig', 'KILL']
    : [];
}
