import { createServer } from 'node:net';

/** The system may give the same port twice, as long as nobody listens on it; two that ask want two. */
const given = new Set<number>();

/** A TCP port of 127.0.0.1 that nobody listens on now, and that this process was not given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await unusedPort();
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}

/** Below what the system gives to whoever asks for any: nobody else gets one of these between the asking and the use. */
const PORTS = { first: 15_000, count: 15_000 };

function unusedPort(): Promise<number> {
  const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(unusedPort());
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}
