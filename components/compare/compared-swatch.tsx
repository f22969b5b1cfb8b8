import styles from './compared-line.module.css';
import { LETTERS, type Place } from './compared-places';

/** A piece of a compared line with its letter, as the chart draws it. */
export function ComparedSwatch({ place }: { place: Place }) {
  return (
    <svg width="36" height="20" viewBox="0 0 36 20" aria-hidden="true" focusable="false">
      <g className={styles.line} data-place={place}>
        <path d="M0 10H36" />
      </g>
      <g className={styles.letter} data-place={place} transform="translate(18 10)">
        <circle r="7.5" />
        <text dy="0.35em">{LETTERS[place]}</text>
      </g>
    </svg>
  );
}
