'use client';

import Link from 'next/link';
import { type ToggleEvent, useId, useRef } from 'react';
import { placeUnder } from '../shell/place-under';
import { channelsAddress } from './target';
import styles from './told-blank.module.css';
import { ToldList } from './told-list';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

/** Names nobody reads past. */
const MOST_NAMES = 3;

/** Whom to tell, as a blank of the sentence that opens the list of all there are. */
export function ToldBlank({ form }: { form: SetupForm }) {
  const { t } = useSetupWords();
  const listId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const names = useToldNames(form);
  const { rows } = form.told;
  if (rows === undefined) return <strong>…</strong>;
  if (rows.length === 0)
    return form.canChange ? (
      <Link className={styles.nobody} href={channelsAddress(form.target)}>
        {t('addChannel')}
      </Link>
    ) : (
      <strong>{t('nobody')}</strong>
    );
  const place = ({ newState }: ToggleEvent) => {
    if (newState === 'open' && button.current && list.current) placeUnder(list.current, button.current);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.told}
        data-drafted={form.told.changes.length > 0}
        popoverTarget={listId}
        aria-label={t('label.told', { names })}
      >
        {names}
      </button>
      <fieldset
        ref={list}
        id={listId}
        aria-label={t('toldTitle')}
        popover="auto"
        className={styles.list}
        onToggle={place}
      >
        <ToldList form={form} rows={rows} />
      </fieldset>
    </>
  );
}

/** `Ana, Bo (critical only)`; who is turned off is told nothing. */
function useToldNames({ told }: SetupForm): string {
  const { t } = useSetupWords();
  const names = (told.rows ?? []).flatMap(({ channel: { name, isOn, severities }, state }) => {
    if (!isOn || state === 'none') return [];
    const said = severities.includes('warning') ? name : t('criticalOnly', { name });
    return [state === 'some' ? t('toldOfSome', { name: said }) : said];
  });
  const few = names.slice(0, MOST_NAMES).join(t('comma'));
  if (few === '') return t('nobody');
  return names.length > MOST_NAMES ? t('forMany', { names: few, count: names.length - MOST_NAMES }) : few;
}
