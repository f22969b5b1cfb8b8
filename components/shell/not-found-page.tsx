import Link from 'next/link';
import { useTranslations } from 'next-intl';
import styles from './message-page.module.css';

export function NotFoundPage() {
  const t = useTranslations('shell');
  return (
    <main className={styles.page}>
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundHint')}</p>
      <Link className={styles.link} href="/">
        {t('toSensors')}
      </Link>
    </main>
  );
}
