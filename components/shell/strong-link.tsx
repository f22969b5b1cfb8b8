import Link from 'next/link';
import styles from './strong-link.module.css';

/** A link that is what one came for, not one in passing. */
export function StrongLink({ href, children }: { href: string; children: string }) {
  return (
    <Link className={styles.link} href={href}>
      {children}
    </Link>
  );
}
