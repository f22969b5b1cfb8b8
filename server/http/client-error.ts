import type { Socket } from 'node:net';
import { PROBLEM_TYPE, type ProblemOptions, toProblem } from './problem';

type ClientError = Error & { code?: string };

/** Answers what never became a request: too slow, too long or no HTTP at all. */
export function answerClientError(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(toRawAnswer(optionsFor(error.code)), () => socket.destroy());
}

/** An answer written by hand, for a socket that no response belongs to; the connection ends with it. */
export function toRawAnswer(options: ProblemOptions): string {
  const problem = toProblem(options);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

function optionsFor(code: string | undefined): ProblemOptions {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, detail: 'The request did not arrive whole in time: send it again, in one go.' };
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, detail: 'Path and headers are longer than 16 kB together: send less of them.' };
    default:
      return { status: 400, detail: 'This is not an HTTP request: check the client and any proxy in between.' };
  }
}
