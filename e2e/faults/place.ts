import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type Broker, startBroker } from '#server/testing/broker';
import { freePort } from '#server/testing/broker-port';
import { type DatabaseServer, runOn, startDatabaseServer } from './database-server';
import { type FaultRelay, startFaultRelay } from './fault-relay';

/** A real broker and a real PostgreSQL for the tests of one file, each also behind a relay. */
export type Place = { broker: Broker; brokerRelay: FaultRelay; server: DatabaseServer; databaseRelay: FaultRelay };

/** Starts them before the first test of the file and removes them after the last. */
export function sharedPlace(): Place {
  const place = {} as Place;
  beforeAll(async () => {
    const port = await freePort();
    place.brokerRelay = await startFaultRelay(() => ({ port }));
    place.broker = await startBroker({ relayed: { port, advertisedPort: place.brokerRelay.port } });
    place.server = await startDatabaseServer();
    place.databaseRelay = await startFaultRelay(() => ({ path: place.server.socketFile }));
  }, 120_000);
  afterAll(async () => {
    await place.databaseRelay?.stop();
    await place.brokerRelay?.stop();
    await place.server?.remove();
    await place.broker?.stop();
  }, 60_000);
  return place;
}

/** An empty database of one test's own. */
export async function makeDatabase({ server }: Place): Promise<string> {
  const name = `faults_${randomBytes(6).toString('hex')}`;
  await runOn(server.connection('postgres'), `CREATE DATABASE ${name}`);
  return name;
}
