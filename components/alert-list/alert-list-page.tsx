'use client';

import { useTranslations } from 'next-intl';
import { type Command, useCommand } from '../acting/use-command';
import { acknowledgeAlerts } from '../live/alert-commands';
import { useServerNowMs } from '../live/use-live';
import { useAccess } from '../shell/access';
import { PressButton } from '../shell/press-button';
import { SubPage } from '../shell/sub-page';
import { type AlertFilter, filterQuery, requestQuery } from './alert-filter';
import { AlertItem } from './alert-item';
import styles from './alert-list.module.css';
import { FilterFields } from './filter-fields';
import { type AlertPages, useAlertPages } from './use-alert-pages';
import { useFilter } from './use-filter';

/** All alerts, now and ever, by what one looks for. */
export function AlertListPage() {
  const t = useTranslations('alertList');
  const { filter, change } = useFilter();
  const isWrong = filter.fromMs !== null && filter.toMs !== null && filter.fromMs >= filter.toMs;
  return (
    <SubPage title={t('title')}>
      <section className={styles.page} aria-label={t('title')} data-keeps-focus>
        <FilterFields filter={filter} onChange={change} />
        {isWrong ? (
          <p className={styles.failure} role="alert">
            {t('wrongTimes')}
          </p>
        ) : (
          <Listed filter={filter} />
        )}
      </section>
    </SubPage>
  );
}

function Listed({ filter }: { filter: AlertFilter }) {
  const t = useTranslations('alertList');
  const pages = useAlertPages(filter);
  const command = useCommand();
  return (
    <>
      <div className={styles.above}>
        <a className={styles.csv} href={`/api/alerts.csv?${requestQuery(filter)}`} download title={t('csvHint')}>
          {t('csv')}
        </a>
        <AcknowledgeShown pages={pages} command={command} />
      </div>
      {command.failure !== null && (
        <p className={styles.failure} role="alert">
          {command.failure}
        </p>
      )}
      <Rows pages={pages} filter={filter} />
    </>
  );
}

function AcknowledgeShown({ pages: { alerts, put }, command }: { pages: AlertPages; command: Command }) {
  const t = useTranslations('alertList');
  const { canChange } = useAccess();
  const ids = (alerts ?? []).flatMap(({ id, acknowledgedAtMs }) => (acknowledgedAtMs === null ? [id] : []));
  if (!canChange || ids.length < 2) return null;
  const send = () =>
    command.run(
      () => acknowledgeAlerts(ids),
      (answer) => put(answer.alerts),
    );
  return (
    <PressButton variant="default" isBusy={command.isRunning} onClick={send}>
      {t('acknowledgeShown', { count: ids.length })}
    </PressButton>
  );
}

type RowsProps = { pages: AlertPages; filter: AlertFilter };

function Rows({ pages, filter }: RowsProps) {
  const t = useTranslations('alertList');
  const nowMs = useServerNowMs(1_000);
  // What is over changes no more than its date.
  const minuteMs = useServerNowMs(60_000);
  const { canChange } = useAccess();
  const { alerts, hasMore, more, put, isAsking, isFailing } = pages;
  const isFiltered = filterQuery(filter) !== '';
  return (
    <>
      {isFailing && <p role="status">{t(alerts === null ? 'failing' : 'failingMore')}</p>}
      {alerts === null && !isFailing && <p className={styles.quiet}>{t('asking')}</p>}
      {alerts?.length === 0 && <p className={styles.quiet}>{t(isFiltered ? 'noneFound' : 'none')}</p>}
      <ul className={styles.list}>
        {alerts?.map((alert) => (
          <AlertItem
            key={alert.id}
            alert={alert}
            nowMs={alert.endedAtMs === null ? nowMs : minuteMs}
            put={canChange ? put : null}
          />
        ))}
      </ul>
      {hasMore && (
        <PressButton variant="default" isBusy={isAsking} onClick={more}>
          {t('more')}
        </PressButton>
      )}
    </>
  );
}
