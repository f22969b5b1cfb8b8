'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ThresholdChange } from '#protocol/history';
import type { ThresholdLimits } from '#protocol/threshold';
import { momentWords } from '../chart/axis-words';
import { useServerNowMs } from '../live/use-live';
import { useAccess } from '../shell/access';
import { useClock } from '../words/use-clock';
import { changeRows } from './change-rows';
import styles from './threshold-history.module.css';
import { useThresholdChanges } from './use-threshold-changes';
import type { ThresholdEditing } from './use-threshold-editing';
import { useThresholdWords } from './use-threshold-words';

type ThresholdHistoryProps = { sensorId: string; saved: ThresholdLimits; editing: ThresholdEditing };

/** Who changed a threshold, when, from what to what, and the way back. */
export function ThresholdHistory(props: ThresholdHistoryProps) {
  const { hand } = useThresholdWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{hand('changes')}</summary>
      {isOpen && <Changes {...props} />}
    </details>
  );
}

function Changes({ sensorId, saved, editing }: ThresholdHistoryProps) {
  const { hand } = useThresholdWords();
  const { lists, isFailing } = useThresholdChanges(sensorId);
  const { hasOwn, theDefault } = editing;
  const rows = changeRows(lists ?? [], { own: hasOwn ? saved : null, theDefault });
  return (
    <>
      {isFailing && <p className={styles.note}>{hand('changesUntold')}</p>}
      {lists !== null && rows.length === 0 && <p className={styles.note}>{hand('noChanges')}</p>}
      <ol className={styles.list} aria-label={hand('changes')}>
        {rows.map(({ change, canRevert }) => (
          <li key={`${change.sensorId} ${change.version}`} className={styles.row}>
            <ChangeWords change={change} />
            {canRevert && <Revert {...{ change, editing, saved }} />}
          </li>
        ))}
      </ol>
    </>
  );
}

function ChangeWords({ change }: { change: ThresholdChange }) {
  const { hand, t, changes, short } = useThresholdWords();
  const clock = useClock();
  const nowMs = useServerNowMs(60_000);
  const { sensorId, from, to, changedAtMs, changedBy } = change;
  const what =
    from && to ? changes(from, to).join(' · ') : to ? hand('ownBegan', { limits: short(to) }) : hand('ownEnded');
  return (
    <>
      <span className={styles.when}>{momentWords(changedAtMs ?? 0, { nowMs, ...clock })}</span>
      <span className={styles.who}>{changedBy ?? hand('somebody')}</span>
      <span className={styles.what}>
        {sensorId === null && `${hand('ofDefault')}: `}
        {what || t('unchanged')}
      </span>
    </>
  );
}

type RevertProps = { change: ThresholdChange; editing: ThresholdEditing; saved: ThresholdLimits };

function Revert({ change, editing, saved }: RevertProps) {
  const { hand, short } = useThresholdWords();
  const { canChange } = useAccess();
  const { saving, hasOwn, theDefault, ofGroup } = editing;
  const { sensorId, from } = change;
  if (!canChange) return null;
  const base = sensorId === null ? theDefault : saved;
  return (
    <Button
      variant="default"
      h="var(--target)"
      // A draft is decided first: a revert under it would be somebody else's change.
      disabled={saving.isSaving || editing.draft !== null}
      onClick={() => void saving.revert({ sensorId, former: from, base }, sensorId === null || hasOwn)}
    >
      {from === null ? inherited() : hand('revertTo', { limits: short(from) })}
    </Button>
  );

  // What holds without one of its own is the group's, where that has one, and as it is now, not as it was then.
  function inherited(): string {
    if (ofGroup === null) return hand('revertToDefault', { limits: short(theDefault) });
    return hand('revertToGroup', { limits: short(ofGroup) });
  }
}
