const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there: check address and port',
  ECONNRESET: 'the connection broke: try again',
  ENOTFOUND: 'the name is not known: check its spelling',
  EAI_AGAIN: 'the name cannot be looked up now: check the network of the server',
  EHOSTUNREACH: 'the host cannot be reached from the server',
  ENETUNREACH: 'the network cannot be reached from the server',
  ETIMEDOUT: 'no answer in time',
  EAUTH: 'user name or password is refused: check SMTP_URL',
  EENVELOPE: 'an address is refused: check sender and recipients',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

const MOST_CHARACTERS = 300;

/** Why a message did not arrive, for people; one line. */
export function describeTrouble(error: unknown): string {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: '' };
  const sentence = SENTENCES[code ?? ''];
  const said = oneLine(message || String(error));
  return sentence === undefined ? said : `${sentence} (${said})`.slice(0, MOST_CHARACTERS);
}

/** Why an answer is no success; `body` is what the server said of it. */
export function describeAnswer({ status, body }: { status: number; body: string }): string {
  if (status >= 300 && status < 400)
    return `answered ${status}, a redirect, which is not followed: write the final address`;
  const said = oneLine(body);
  return said === '' ? `answered ${status}` : `answered ${status}: ${said}`.slice(0, MOST_CHARACTERS);
}

const oneLine = (text: string) =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS);
