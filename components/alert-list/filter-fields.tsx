'use client';

import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useGroups } from '../channels/use-groups';
import { localMs, localText } from '../history/local-time';
import { useSensorIds } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { useClock } from '../words/use-clock';
import { ALL, type AlertFilter, filterQuery, KINDS, SEVERITIES, STATES } from './alert-filter';
import styles from './alert-list.module.css';

type FilterFieldsProps = { filter: AlertFilter; onChange(parts: Partial<AlertFilter>): void };

const IS_WIDE = '(width > 48rem)';

/** Which alerts to list: a row of fields, on a phone behind a word so that the alerts are in sight. */
export function FilterFields(props: FilterFieldsProps) {
  const t = useTranslations('alertList');
  const isWide = useMediaQuery(IS_WIDE) ?? true;
  const isFiltered = filterQuery(props.filter) !== '';
  if (isWide) return <Fields {...props} />;
  return (
    <details className={styles.folded} open={isFiltered || undefined}>
      <summary className={styles.summary}>{t('filter')}</summary>
      <Fields {...props} />
    </details>
  );
}

function Fields({ filter, onChange }: FilterFieldsProps) {
  const t = useTranslations('alertList');
  const words = useSensorWords();
  const ids = useSensorIds();
  // A sensor that is not on the board any more still has its alerts.
  const sensors = filter.sensorId === null || ids.includes(filter.sensorId) ? ids : [filter.sensorId, ...ids];
  const acknowledged = filter.acknowledged === null ? '' : filter.acknowledged ? 'yes' : 'no';
  return (
    <form className={styles.filters} aria-label={t('filter')} onSubmit={(event) => event.preventDefault()}>
      <Choice label={t('state')} value={filter.state} onChoose={(state) => onChange({ state: state || 'all' })}>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t('sensor')} value={filter.sensorId ?? ''} onChoose={(id) => onChange({ sensorId: id || null })}>
        <option value="">{t('allSensors')}</option>
        {sensors.map((id) => (
          <option key={id} value={id}>
            {words.name(id)}
          </option>
        ))}
      </Choice>
      <GroupChoice filter={filter} onChange={onChange} />
      <Choice label={t('kind')} value={filter.kind ?? ''} onChoose={(kind) => onChange({ kind: kind || null })}>
        <option value="">{t('allKinds')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('severity')}
        value={filter.severity ?? ''}
        onChoose={(severity) => onChange({ severity: severity || null })}
      >
        <option value="">{t('allSeverities')}</option>
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {t(`severities.${severity}`)}
          </option>
        ))}
      </Choice>
      <Choice<'' | 'yes' | 'no'>
        label={t('acknowledged')}
        value={acknowledged}
        onChoose={(chosen) => onChange({ acknowledged: chosen === '' ? null : chosen === 'yes' })}
      >
        <option value="">{t('either')}</option>
        <option value="no">{t('notAcknowledged')}</option>
        <option value="yes">{t('isAcknowledged')}</option>
      </Choice>
      <Moment label={t('from')} atMs={filter.fromMs} onChange={(fromMs) => onChange({ fromMs })} />
      <Moment label={t('to')} atMs={filter.toMs} onChange={(toMs) => onChange({ toMs })} />
      {filterQuery(filter) !== '' && (
        <Button variant="subtle" h="var(--target)" onClick={() => onChange(ALL)}>
          {t('clear')}
        </Button>
      )}
    </form>
  );
}

// Where nobody made groups there is nothing to choose.
function GroupChoice({ filter: { group }, onChange }: FilterFieldsProps) {
  const t = useTranslations('alertList');
  const known = useGroups();
  const groups = group === null || known.includes(group) ? known : [group, ...known];
  if (groups.length === 0) return null;
  return (
    <Choice label={t('group')} value={group ?? ''} onChoose={(chosen) => onChange({ group: chosen || null })}>
      <option value="">{t('allGroups')}</option>
      {groups.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Choice>
  );
}

type ChoiceProps<T extends string> = { label: string; value: T; onChoose(value: T): void; children: ReactNode };

function Choice<T extends string>({ label, value, onChoose, children }: ChoiceProps<T>) {
  return (
    <label className={styles.field}>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {children}
      </select>
    </label>
  );
}

type MomentProps = { label: string; atMs: number | null; onChange(atMs: number | null): void };

function Moment({ label, atMs, onChange }: MomentProps) {
  const { timeZone } = useClock();
  return (
    <label className={styles.field}>
      {label}
      <input
        type="datetime-local"
        value={atMs === null ? '' : localText(atMs, timeZone)}
        onChange={({ currentTarget }) => {
          const chosenMs = localMs(currentTarget.value, timeZone);
          onChange(Number.isFinite(chosenMs) ? chosenMs : null);
        }}
      />
    </label>
  );
}
