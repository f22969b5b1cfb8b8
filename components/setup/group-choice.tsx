'use client';

import { Checkbox, TextInput } from '@mantine/core';
import { useSensorName } from '../words/use-sensor-name';
import { MOST_CHARACTERS } from './details-draft';
import styles from './setup.module.css';
import { othersOfGroup } from './target';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

/** Several sensors in one group are one thing to set up, now and later. */
export function GroupChoice({ form }: { form: SetupForm }) {
  const { t } = useSetupWords();
  const nameOf = useSensorName();
  const { group, settings, target } = form;
  if (!group.isOffered) return null;
  const others = othersOfGroup(target, settings).map(nameOf);
  return (
    <div className={styles.rule}>
      <div className={styles.together}>
        <Checkbox
          size="md"
          classNames={{ body: styles.switch, labelWrapper: styles.switchLabel, label: styles.switchWords }}
          label={t('together')}
          checked={group.text !== null}
          onChange={({ currentTarget }) => group.choose(currentTarget.checked ? group.suggested : null)}
        />
        {group.text !== null && (
          <TextInput
            aria-label={t('group')}
            value={group.text}
            maxLength={MOST_CHARACTERS.group}
            error={form.refused.group}
            onChange={({ currentTarget }) => group.choose(currentTarget.value)}
          />
        )}
      </div>
      <p className={styles.quiet}>{t(group.name === null ? 'eachAlone' : 'sharedHint')}</p>
      {others.length > 0 && (
        <p className={styles.warning}>
          {t('othersToo', { count: others.length, names: others.slice(0, 5).join(t('comma')) })}
        </p>
      )}
    </div>
  );
}
