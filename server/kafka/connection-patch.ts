import Connection from 'kafkajs/src/network/connection.js';
import { installedRelease, isPatchedRelease } from './kafkajs-release';

/** What the patch needs of kafkajs's connection to one broker, which outlives its sockets. */
export type ConnectionPrototype = {
  chunks: Buffer[];
  bytesBuffered: number;
  bytesNeeded: number;
  socket?: { destroy(error: Error): void };
  isConnected(): boolean;
  connect(): Promise<unknown>;
  processData(bytes: Buffer): void;
};

/** Every answer begins with its length. */
const LENGTH_BYTES = 4;

const { connect, processData } = Connection.prototype;

/**
 * kafkajs keeps half an answer of a connection that broke and reads the next one's bytes as its rest; what then makes
 * no sense is thrown where nobody can catch it, which ends the process. This forgets the half, and ends a connection
 * that makes no sense like one that broke. False, and nothing changed, with any other release.
 */
export function patchConnection(release = installedRelease(), prototype = Connection.prototype): boolean {
  if (!isPatchedRelease(release)) return false;
  prototype.connect = connectAfresh;
  prototype.processData = processOrEnd;
  return true;
}

function connectAfresh(this: ConnectionPrototype): Promise<unknown> {
  if (!this.isConnected()) forgetBytes(this);
  return connect.call(this);
}

function processOrEnd(this: ConnectionPrototype, bytes: Buffer): void {
  try {
    processData.call(this, bytes);
  } catch (error) {
    forgetBytes(this);
    this.socket?.destroy(new Error('What answers there does not speak Kafka.', { cause: error }));
  }
}

function forgetBytes(connection: ConnectionPrototype): void {
  connection.chunks = [];
  connection.bytesBuffered = 0;
  connection.bytesNeeded = LENGTH_BYTES;
}
