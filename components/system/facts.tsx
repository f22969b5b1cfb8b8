import { type ReactNode, useId } from 'react';
import styles from './system.module.css';

/** One fact; null values are not known, and `Facts` says so. */
export type Fact = { name: string; value: ReactNode };

type FactsProps = { title: string; facts: readonly Fact[]; unknown: string; children?: ReactNode };

/** What there is to know of one part. */
export function Facts({ title, facts, unknown, children }: FactsProps) {
  const titleId = useId();
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? <span className={styles.unknown}>{unknown}</span>}</dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  );
}
