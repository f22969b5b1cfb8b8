import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createSystemClock } from '#server/system-clock';
import { createFakeClock } from '#server/testing/fake-clock';
import { createAllowList } from './allow-list';
import { type Resolve, resolveByDns } from './guarded-lookup';
import { createGuardedPost, POST_LIMIT_MS } from './guarded-post';
import { placeOf } from './judge-place';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(handler: RequestListener): Promise<number> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

type Options = { allow?: string[]; resolve?: Resolve; clock?: ReturnType<typeof createFakeClock> };

function poster({ allow = [], resolve = resolveByDns, clock }: Options = {}) {
  const post = createGuardedPost({ allow: createAllowList(allow), resolve, clock: clock ?? createSystemClock() });
  return (url: string) => post({ url, headers: { 'content-type': 'application/json' }, body: '{"a":1}' });
}

const answersOf =
  (...answers: string[]): Resolve =>
  async () => [{ address: answers.shift() ?? '203.0.113.1', family: 4 }];

describe('what may be reached', () => {
  test.each([
    'https://10.0.0.5/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.5]/x',
    'https://0x7f.1/x',
    'https://0177.0.0.1/x',
    'https://2130706433/x',
    'https://127.1/x',
    'https://169.254.169.254/latest/meta-data',
  ])('[NT10] %s is refused as it is written', (url) =>
    expect(poster()(url)).rejects.toThrow(/^refused: .* address; add it to NOTIFY_ALLOW$/),
  );

  test('[NT10] the sentence says which address and what to do', () =>
    expect(poster()('https://10.0.0.5/x')).rejects.toThrow(
      'refused: 10.0.0.5 is a private address; add it to NOTIFY_ALLOW',
    ));

  test('[NT10] a name that leads to a private address is refused before anything is sent', async () => {
    let heard = 0;
    const port = await listen((_request, response) => {
      heard += 1;
      response.end();
    });
    const resolve = answersOf('127.0.0.1');
    await expect(poster({ resolve })(`https://hooks.example:${port}/`)).rejects.toThrow(
      'refused: hooks.example leads to 127.0.0.1, which is a loopback address; add it to NOTIFY_ALLOW',
    );
    expect(heard).toBe(0);
  });

  test('[NT10] one private address among public ones is enough', () =>
    expect(
      poster({
        resolve: async () => [
          { address: '8.8.8.8', family: 4 },
          { address: '192.168.0.9', family: 4 },
        ],
      })('https://hooks.example/'),
    ).rejects.toThrow('leads to 192.168.0.9'));

  test('[NT11] a name is looked up once a message, and what was judged is what is connected to', async () => {
    const port = await listen((_request, response) => response.end('here'));
    let asked = 0;
    const answers = answersOf('127.0.0.1', '127.0.0.2');
    const resolve: Resolve = (host) => {
      asked += 1;
      return answers(host);
    };
    const post = poster({ allow: ['127.0.0.1/32'], resolve });
    expect((await post(`http://rebinds.example:${port}/`)).body).toBe('here');
    expect(asked).toBe(1);
    await expect(post(`http://rebinds.example:${port}/`)).rejects.toThrow('refused');
    expect(asked).toBe(2);
  });

  test('[NT12] a redirect is not followed', async () => {
    const heard: string[] = [];
    const inside = await listen((request, response) => {
      heard.push(request.url ?? '');
      response.end();
    });
    const port = await listen((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inside}/secret` }).end();
    });
    expect((await poster({ allow: [`127.0.0.1:${port}`] })(`http://127.0.0.1:${port}/`)).status).toBe(302);
    expect(heard).toEqual([]);
  });

  test('[NT13] without TLS only what NOTIFY_ALLOW names is reached', async () => {
    await expect(poster({ resolve: answersOf('8.8.8.8') })('http://hooks.example/')).rejects.toThrow(
      'hooks.example is not https; use https, or add hooks.example:80 to NOTIFY_ALLOW',
    );
    await expect(poster()('ftp://hooks.example/')).rejects.toThrow('must begin with https://');
  });

  test('[NT13] an allowed place is its host and its port, an allowed network any port', () => {
    const allow = createAllowList(['Hooks.lan:8080', '[FD00:0::1]:80', '10.0.0.0/8']);
    const reach = (url: string, address: string) => () => placeOf(url, allow).judge(address);
    expect(reach('http://hooks.lan:8080/', '192.168.0.1')).not.toThrow();
    expect(reach('http://hooks.lan:8081/', '192.168.0.1')).toThrow();
    expect(reach('http://[fd00::1]/', 'fd00::1')).not.toThrow();
    expect(reach('http://any.lan:99/', '10.1.2.3')).not.toThrow();
    expect(reach('https://any.lan/', '11.1.2.3')).not.toThrow();
    expect(reach('http://any.lan/', '11.1.2.3')).toThrow();
  });
});

describe('limits', () => {
  test('[NT14] an answer that does not come within ten seconds is none', async () => {
    const clock = createFakeClock();
    const held = new Promise<void>((resolve) => {
      void listen(() => resolve()).then((port) => {
        const answer = poster({ allow: [`127.0.0.1:${port}`], clock })(`http://127.0.0.1:${port}/`);
        answers.push(answer);
      });
    });
    const answers: Promise<unknown>[] = [];
    await held;
    clock.advance(POST_LIMIT_MS);
    await expect(answers[0]).rejects.toThrow('no answer within 10 s');
  });

  test('[NT14] of an endless answer only the beginning is read', async () => {
    const port = await listen((_request, response) => {
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(more));
      };
      more();
    });
    const { body } = await poster({ allow: [`127.0.0.1:${port}`] })(`http://127.0.0.1:${port}/`);
    expect(body).toHaveLength(4096);
  });
});
