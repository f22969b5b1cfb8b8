import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactoryArgs, KafkaConfig, Kafka as KafkaJs, RetryOptions } from 'kafkajs';
import type { Log } from '#server/ports';
import { patchBatch } from './batch-patch';
import { installCodecs } from './codecs';
import { patchConnection } from './connection-patch';
import { kafkaLogCreator } from './kafka-log';
import type { KafkaSettings } from './kafka-settings';
import { Kafka, logLevel } from './kafkajs';
import { patchRequestQueue } from './request-queue-patch';

/** In full: kafkajs takes other defaults for what is missing when NODE_ENV is `test`. */
export const RETRY: Required<Omit<RetryOptions, 'restartOnFailure'>> = {
  initialRetryTime: 200,
  maxRetryTime: 2000,
  factor: 0.2,
  multiplier: 2,
  retries: 5,
};

/** kafkajs and every socket it opened. */
export type KafkaClient = {
  kafka: KafkaJs;
  /** Closes its sockets at once and opens no more: whatever it still wanted to do fails, and no zombie remains. */
  cut(): void;
};

/** `requestTimeoutMs`: how long an answer may take before the request counts as failed. `retries`: 5 unless given. */
export type ClientOptions = { settings: KafkaSettings; log: Log; requestTimeoutMs: number; retries?: number };

/** Makes a client; connects nothing yet. */
export function createKafkaClient(options: ClientOptions): KafkaClient {
  const { settings, log, requestTimeoutMs, retries = RETRY.retries } = options;
  patchRequestQueue();
  patchConnection();
  patchBatch();
  installCodecs();
  const sockets = new Set<Socket>();
  let isCut = false;
  const kafka = new Kafka({
    clientId: 'isotherm',
    brokers: [...settings.brokers],
    ...security(settings),
    connectionTimeout: 2000,
    requestTimeout: requestTimeoutMs,
    retry: { ...RETRY, retries },
    logLevel: logLevel.WARN,
    logCreator: kafkaLogCreator(log),
    socketFactory(args) {
      if (isCut) throw new Error('This client was closed.');
      const socket = openSocket(args);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      return socket;
    },
  });
  return {
    kafka,
    cut() {
      isCut = true;
      // With an error: kafkajs does not listen for `close`, and would wait for answers on.
      for (const socket of sockets) socket.destroy(new Error('This client was closed.'));
    },
  };
}

function security({ ssl, sasl }: KafkaSettings): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const tls = ssl === null ? {} : { ssl: ssl.caPem === null ? true : { ca: [ssl.caPem] } };
  // The three mechanisms take the same two fields; kafkajs's type wants them one by one.
  return sasl === null ? tls : { ...tls, sasl: sasl as KafkaConfig['sasl'] & object };
}

/** Keeps a silent connection from being dropped by a firewall on the way. */
const KEEP_ALIVE_MS = 60_000;

function openSocket({ host, port, ssl, onConnect }: ISocketFactoryArgs): Socket {
  const servername = isIP(host) ? {} : { servername: host };
  const socket = ssl
    ? connectTls({ host, port, ...servername, ...ssl }, onConnect)
    : connectTcp({ host, port }, onConnect);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  socket.setNoDelay(true);
  return socket;
}
