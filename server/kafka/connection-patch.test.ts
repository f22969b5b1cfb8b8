import { EventEmitter } from 'node:events';
import Connection from 'kafkajs/src/network/connection.js';
import { describe, expect, test, vi } from 'vitest';
import { patchConnection } from './connection-patch';

class TestSocket extends EventEmitter {
  destroy = vi.fn((error: Error) => void this.emit('error', error));
  end() {}
  unref() {}
}

/** A connection of kafkajs whose sockets are ours, and the answers it understood. */
function make() {
  patchConnection();
  const sockets: TestSocket[] = [];
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const connection = new Connection({
    host: 'kafka',
    port: 9092,
    connectionTimeout: 1000,
    requestTimeout: 1000,
    logger: { namespace: () => quiet },
    socketFactory: ({ onConnect }) => {
      const socket = new TestSocket();
      sockets.push(socket);
      queueMicrotask(onConnect);
      return socket;
    },
  });
  const answers: string[] = [];
  connection.requestQueue.fulfillRequest = ({ payload }) => void answers.push(payload.toString());
  return { connection, sockets, answers };
}

/** Length, correlation id, and what was answered. */
function answerBytes(text: string): Buffer {
  const head = Buffer.alloc(8);
  head.writeInt32BE(4 + text.length, 0);
  return Buffer.concat([head, Buffer.from(text)]);
}

describe('the patch of the connection', () => {
  test('[KF16] the installed kafkajs is the release it was made for; another one is left alone', () => {
    expect(patchConnection()).toBe(true);
    const { connect } = Connection.prototype;
    const other = { ...Connection.prototype, connect };
    expect(patchConnection('2.2.5', other)).toBe(false);
    expect(other.connect).toBe(connect);
  });

  test('[KF16] half an answer is forgotten when its connection breaks', async () => {
    const { connection, sockets, answers } = make();
    await connection.connect();
    sockets[0]?.emit('data', answerBytes('lost').subarray(0, 6));
    sockets[0]?.emit('end');
    await vi.waitFor(() => expect(connection.isConnected()).toBe(false));
    await connection.connect();
    for (const text of ['first', 'second']) sockets[1]?.emit('data', answerBytes(text));
    expect(answers).toEqual(['first', 'second']);
  });

  test('[KF16] an answer that makes no sense ends its connection and nothing else', async () => {
    const { connection, sockets } = make();
    await connection.connect();
    sockets[0]?.emit('data', Buffer.alloc(8));
    expect(sockets[0]?.destroy).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(connection.isConnected()).toBe(false));
  });
});
