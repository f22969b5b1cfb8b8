'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useSettings } from '../live/use-settings';
import { SubPage } from '../shell/sub-page';
import { hasSettings } from './levels';
import styles from './setup.module.css';
import { SetupFields } from './setup-fields';
import { setupAddress, type Target, targetOfAddress } from './target';
import { TargetChoice } from './target-choice';
import { TargetLine } from './target-line';
import { UnsavedLine } from './unsaved-line';
import { keptDrafts } from './use-kept-draft';
import { useSetupWords } from './use-setup-words';

/** Whom to alert about, by what, and what that would have raised: one page, one save. */
export function SetupPage() {
  const { t } = useSetupWords();
  const settings = useSettings();
  const target = targetOfAddress(useSearchParams());
  const router = useRouter();
  const [isChoosing, setChoosing] = useState(target === null);
  const address = target === null ? '' : setupAddress(target);
  const { key, carryTo } = useFormOf(address);
  const choose = (next: Target | null) => {
    if (next !== null) carryTo(setupAddress(next));
    router.replace(next === null ? '/setup' : setupAddress(next), { scroll: false });
  };
  return (
    <SubPage title={t('title')} lead={t('lead')}>
      {!hasSettings(settings) ? (
        <p className={styles.quiet}>{t('loading')}</p>
      ) : (
        <div className={styles.form}>
          <UnsavedLine address={address} />
          <section className={styles.panel} aria-label={t('who')}>
            <TargetLine target={target} isChoosing={isChoosing} onChoosing={setChoosing} />
            {(isChoosing || target === null) && <TargetChoice target={target} onTarget={choose} />}
          </section>
          {target !== null && <SetupFields key={key} target={target} />}
        </div>
      )}
    </SubPage>
  );
}

/**
 * A form for each address, but for one that is made another's on the page: what was filled in goes along, unless
 * something unsaved is kept there already.
 */
function useFormOf(address: string) {
  const [form, setForm] = useState({ address, key: 0 });
  const [carriedTo, carry] = useState('');
  if (form.address !== address) setForm({ address, key: carriedTo === address ? form.key : form.key + 1 });
  const carryTo = (next: string) => carry(keptDrafts.of(next) === null ? next : '');
  return { key: form.key, carryTo };
}
