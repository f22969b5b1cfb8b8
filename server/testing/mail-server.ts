import { type AddressInfo, createServer } from 'node:net';

export type Mailed = { from: string; to: string[]; data: string };

/** As much of SMTP as it takes to be given a message, on loopback. */
export type MailServer = {
  url: string;
  mails: readonly Mailed[];
  /** Recipients it does not know. */
  refuse(address: string): void;
  close(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const mails: Mailed[] = [];
  const refused = new Set<string>();
  const server = createServer((socket) => {
    let mail: Mailed = { from: '', to: [], data: '' };
    let isData = false;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);

    function takeCommand(line: string): void {
      const address = /<(.*)>/.exec(line)?.[1] ?? '';
      switch (line.slice(0, 4).toUpperCase()) {
        case 'EHLO':
        case 'HELO':
          say('250 here');
          break;
        case 'MAIL':
          mail = { from: address, to: [], data: '' };
          say('250 ok');
          break;
        case 'RCPT':
          if (!refused.has(address)) mail.to.push(address);
          say(refused.has(address) ? '550 unknown' : '250 ok');
          break;
        case 'DATA':
          isData = true;
          say('354 go on');
          break;
        case 'QUIT':
          say('221 bye');
          socket.end();
          break;
        default:
          say('250 ok');
      }
    }

    function takeData(line: string): void {
      if (line !== '.') mail.data += `${line.replace(/^\./, '')}\n`;
      else {
        isData = false;
        mails.push(mail);
        say('250 kept');
      }
    }

    socket.setEncoding('utf8').on('error', () => undefined);
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) (isData ? takeData : takeCommand)(line);
    });
    say('220 here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refuse: (address) => void refused.add(address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
