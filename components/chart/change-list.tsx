import { Dialog } from '../shell/dialog';
import { useThresholdWords } from '../threshold/use-threshold-words';
import { useClock } from '../words/use-clock';
import { momentWords } from './axis-words';
import styles from './marks.module.css';
import type { SignedMove } from './threshold-moves';

type ChangeListProps = { moves: readonly SignedMove[] | null; nowMs: number; onClose(): void };

/** The changes that lie at one place of the chart, newest first; null: none is looked at. */
export function ChangeList({ moves, nowMs, onClose }: ChangeListProps) {
  const { hand, changes } = useThresholdWords();
  const clock = useClock();
  return (
    <Dialog title={hand('changes')} isOpen={moves !== null} onClose={onClose}>
      <ol className={styles.changes}>
        {moves?.toReversed().map(({ atMs, from, to, who }) => (
          <li key={atMs}>
            <time className={styles.when} dateTime={new Date(atMs).toISOString()}>
              {momentWords(atMs, { nowMs, ...clock })}
            </time>
            {who !== null && <span>{who}</span>}
            <b>{changes(from, to).join(' · ')}</b>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
