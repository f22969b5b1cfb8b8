import { createTransport } from 'nodemailer';
import type { Clock } from '#server/ports';
import { createTranslate } from '../text/translate';
import type { SendKind } from './sender';

/** Where e-mail is handed over. */
export type Smtp = { url: string; from: string };

const LIMIT_MS = 10_000;

/** Hands a message to the mail server of the environment, a connection each; null: there is none. */
export function createSendEmail({ smtp, clock }: { smtp: Smtp | null; clock: Clock }): SendKind {
  return async ({ draft: { target, language } }, { deliveryId, title, text, url }) => {
    if (target.kind !== 'email') throw new Error('This channel is no e-mail address.');
    if (smtp === null) {
      return { ok: false, wasRefused: true, error: 'no mail server is set: start with SMTP_URL and SMTP_FROM' };
    }
    const transport = createTransport({
      url: smtp.url,
      connectionTimeout: LIMIT_MS,
      greetingTimeout: LIMIT_MS,
      socketTimeout: LIMIT_MS,
      dnsTimeout: LIMIT_MS,
      // Texts come from people; none of them may name a file of this machine.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const link = url === null ? '' : `\n\n${createTranslate(language)('link', { url })}`;
    const mail = transport.sendMail({
      from: smtp.from,
      to: target.to,
      subject: title,
      text: `${text}${link}\n`,
      // The same in each repetition, so that mail programs show it once.
      messageId: `<${deliveryId}@${domainOf(smtp.from)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Isotherm-Delivery': deliveryId },
    });
    try {
      const info = await within(LIMIT_MS, { work: mail, clock });
      const refused = info.rejected.map(String);
      return { ok: true, remark: refused.length === 0 ? null : `Not taken for ${refused.join(', ')}.` };
    } finally {
      transport.close();
    }
  };
}

function domainOf(from: string): string {
  return /@([^\s@<>]+?)>?\s*$/.exec(from)?.[1] ?? 'isotherm';
}

function within<T>(limitMs: number, { work, clock }: { work: Promise<T>; clock: Clock }): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, () => reject(new Error('no answer within 10 s')));
    work.then(resolve, reject).finally(cancel);
  });
}
