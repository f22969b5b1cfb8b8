import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Alert } from '#protocol/alert';
import { ALL, filterQuery } from '../alert-list/alert-filter';
import { shapeOf, whatOf } from '../attention/alert-look';
import { alertPath } from '../attention/alert-path';
import { useClock } from '../words/use-clock';
import { alertSpanX, sideOrKind } from './alert-kind';
import { MARK_SHAPES } from './alert-shapes';
import { momentWords, spanWords } from './axis-words';
import { type ChartBox, useChartBox } from './chart-box';
import styles from './chart-drawing.module.css';
import { groupMarks, type MarkGroup } from './mark-groups';
import { MarkPress } from './mark-press';
import { useRoving } from './use-roving';

type AlertLinksProps = {
  alerts: readonly Alert[];
  /** As far as anything is known, epoch ms: an open alert lasts until then. */
  knownMs: number;
  nowMs: number;
};

/** Where alerts began, by shape: each leads to its page, several at one place to the list of them. */
export function AlertLinks({ alerts, knownMs, nowMs }: AlertLinksProps) {
  const t = useTranslations('marks');
  const say = useAlertWords(nowMs);
  const box = useChartBox();
  const groups = box === null ? [] : groupMarks(alerts.map((alert) => placed(alert, { box, knownMs, nowMs })));
  const { row, of } = useRoving(groups.map(keyOf));
  if (box === null || groups.length === 0) return null;
  return (
    <g aria-label={t('alerts')} {...row}>
      {groups.map((group) => {
        const name = say(group);
        const worst = worstOf(group);
        return (
          <Link
            key={keyOf(group)}
            href={pathOf(group)}
            prefetch={false}
            className={styles.alert}
            data-kind={sideOrKind(worst.kind)}
            data-severity={worst.severity}
            aria-label={name}
            onDragStart={(event) => event.preventDefault()}
            {...of(keyOf(group))}
          >
            <MarkPress group={group} y={box.bottom} title={name} />
            {(group.marks.length > 1 || box.x(worst.openedAtMs) >= box.left) && (
              <path
                className={styles.alertBegin}
                transform={`translate(${group.x} ${box.bottom})`}
                d={MARK_SHAPES[shapeOf(worst)]}
              />
            )}
          </Link>
        );
      })}
    </g>
  );
}

type Group = MarkGroup<Alert>;

function placed(alert: Alert, at: { box: ChartBox; knownMs: number; nowMs: number }) {
  const { fromX, toX } = alertSpanX(alert, at);
  return { x: fromX, endX: toX, of: alert };
}

function alertsOf({ marks }: Group): Alert[] {
  return marks.map(({ of }) => of);
}

function keyOf(group: Group): string {
  return group.marks[0]?.of.id ?? '';
}

function worstOf(group: Group): Alert {
  const alerts = alertsOf(group);
  // A group has at least one.
  return (alerts.find(({ severity }) => severity === 'critical') ?? alerts[0]) as Alert;
}

function spanOf(group: Group, nowMs: number): { fromMs: number; toMs: number } {
  const alerts = alertsOf(group);
  return {
    fromMs: Math.min(...alerts.map(({ openedAtMs }) => openedAtMs)),
    toMs: Math.max(...alerts.map(({ endedAtMs }) => endedAtMs ?? nowMs)),
  };
}

function pathOf(group: Group): string {
  const [first, ...others] = alertsOf(group);
  if (first === undefined || others.length === 0) return alertPath(first?.id ?? '');
  const begins = alertsOf(group).map(({ openedAtMs }) => openedAtMs);
  // The list leaves out what begins at its end.
  const span = { fromMs: Math.min(...begins), toMs: Math.max(...begins) + 1 };
  return `/alerts?${filterQuery({ ...ALL, sensorId: first.sensorId, ...span })}`;
}

function useAlertWords(nowMs: number): (group: Group) => string {
  const t = useTranslations('marks');
  const what = useTranslations('attention.what');
  const clock = useClock();
  return (group) => {
    const [alert] = alertsOf(group);
    const span = spanWords(spanOf(group, nowMs), { nowMs, ...clock });
    if (alert === undefined || group.marks.length > 1) return t('many', { count: group.marks.length, span });
    const said = what(whatOf(alert));
    if (alert.endedAtMs !== null) return t('ended', { what: said, span });
    return t('open', { what: said, time: momentWords(alert.openedAtMs, { nowMs, ...clock }) });
  };
}
