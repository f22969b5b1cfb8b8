'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import type { KeptBytes, Rejected } from '#protocol/rejected';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import { bytesAsHex, bytesAsText, fromBase64 } from './bytes-words';
import styles from './rejected.module.css';

/** Longer is not read in a list. */
const PREVIEW_BYTES = 120;

/** One message that was not a reading: why in plain words, when, where, and what it was. */
export const RejectedItem = memo(function RejectedItem({ rejected, nowMs }: { rejected: Rejected; nowMs: number }) {
  const t = useTranslations('rejected');
  const why = useTranslations('setup.rejection');
  const clock = useClock();
  const { code, message, atMs, partition, offset, key, value } = rejected;
  return (
    <li className={styles.row}>
      <p className={styles.why}>
        <b>{t('refused', { reason: why(code) })}</b> {t(`advice.${code}`)}
      </p>
      <p className={styles.where}>
        <time dateTime={new Date(atMs).toISOString()}>{sinceWords(atMs, { nowMs, ...clock })}</time>
        {' · '}
        {t('place', { partition, offset })}
      </p>
      <Bytes title={t('key')} bytes={key} />
      <Bytes title={t('value')} bytes={value} message={message} />
    </li>
  );
});

/** `message`: what the server said of it, with the figures; only of what stands in the list already. */
type BytesProps = { title: string; bytes: KeptBytes | null; message?: string };

function Bytes({ title, bytes, message }: BytesProps) {
  const t = useTranslations('rejected');
  if (bytes === null) return null;
  const size = t('size', { count: bytes.length });
  if (bytes.base64 === null) {
    return (
      <p className={styles.bytes}>
        {title}: {size}
      </p>
    );
  }
  const all = fromBase64(bytes.base64);
  const start = bytesAsText(all.subarray(0, PREVIEW_BYTES));
  return (
    <details className={styles.bytes}>
      <summary>
        {title} ({size}){message !== undefined && <code className={styles.preview}>{start}</code>}
      </summary>
      {message !== undefined && <p lang="en">{message}</p>}
      {!bytes.isWhole && <p>{t('cut', { count: all.length })}</p>}
      <Dump label={t('asText')} text={bytesAsText(all)} />
      <Dump label={t('asHex')} text={bytesAsHex(all)} />
    </details>
  );
}

function Dump({ label, text }: { label: string; text: string }) {
  return (
    <figure className={styles.dump}>
      <figcaption>{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too. */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
