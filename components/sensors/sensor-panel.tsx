'use client';

import { useTranslations } from 'next-intl';
import { ReadingsTable } from '../chart/readings-table';
import { SpanTable } from '../chart/span-table';
import { HandChart } from '../chart-hand/hand-chart';
import { type ChartHandOf, useChartHand } from '../chart-hand/use-chart-hand';
import { CompareBar } from '../compare/compare-bar';
import { ComparingProvider } from '../compare/comparison';
import { useComparing } from '../compare/use-comparing';
import { CsvLink } from '../history/csv-link';
import { LIVE, type Range } from '../history/range';
import { RangePicker } from '../history/range-picker';
import { useLive, useServerNowMs } from '../live/use-live';
import { setupAddress } from '../setup/target';
import { StrongLink } from '../shell/strong-link';
import { ThresholdForm } from '../threshold/threshold-form';
import { ThresholdHistory } from '../threshold/threshold-history';
import { ThresholdSheet } from '../threshold/threshold-sheet';
import { usePanelThreshold } from '../threshold/use-panel-threshold';
import { unitSign } from '../words/celsius';
import { useCelsius } from '../words/celsius-words';
import { Age } from './age';
import { AverageWords } from './average-words';
import { type ConditionKind, toneOf } from './condition-kind';
import { ConditionMark } from './condition-mark';
import { isTimeless } from './condition-words';
import { ForgetSensor } from './forget-sensor';
import { UNHEARD } from './sensor-condition';
import styles from './sensor-panel.module.css';
import { useSensorWords } from './sensor-words';
import { useConditions } from './use-conditions';
import { ValueWords } from './value-words';

export type SensorPanelProps = {
  sensorId: string;
  /** What its chart spans; the same object while it is the same. */
  range: Range;
  onRange: ChartHandOf['onRange'];
};

/** The chosen sensor, large: its state, its chart, its threshold. */
export function SensorPanel(props: SensorPanelProps) {
  // Another sensor is another draft.
  return <Panel key={props.sensorId} {...props} />;
}

function Panel({ sensorId, range, onRange }: SensorPanelProps) {
  const threshold = usePanelThreshold(sensorId);
  const { saved, editing, hand, isPulled } = threshold;
  const t = useTranslations('sensor');
  const chart = useChartHand({ sensorId, range, onRange });
  const comparing = useComparing(sensorId);
  const shown = chart.selectedOrShown;
  return (
    <article className={styles.panel}>
      <PanelHeader sensorId={sensorId} />
      <div className={styles.choices}>
        <RangePicker range={range} onRange={onRange} shown={shown} />
        <CompareBar comparing={comparing} />
      </div>
      <ComparingProvider value={comparing}>
        <HandChart {...{ sensorId, range, chart }} draftLimits={editing.draftedHere} limitHand={hand} isLive />
      </ComparingProvider>
      {saved && <ThresholdForm {...{ sensorId, saved, editing }} isAfloat={isPulled} />}
      {saved && <ThresholdHistory sensorId={sensorId} saved={saved} editing={editing} />}
      <ThresholdSheet {...threshold} />
      <StrongLink href={setupAddress({ kind: 'sensors', sensorIds: [sensorId], group: null })}>
        {t('setUpAlerts')}
      </StrongLink>
      <footer className={styles.footer}>
        <ComparingProvider value={comparing}>
          {range === LIVE ? <ReadingsTable sensorId={sensorId} /> : <SpanTable sensorId={sensorId} range={range} />}
        </ComparingProvider>
        <CsvLink sensorId={sensorId} shown={shown} />
        {comparing.compared.map((other) => (
          <CsvLink key={other.sensorId} sensorId={other.sensorId} shown={shown} isOther />
        ))}
        <ForgetSensor sensorId={sensorId} />
      </footer>
    </article>
  );
}

/** States whose words are of how long ago a sensor was heard. */
const SAYS_AGE: ReadonlySet<ConditionKind> = new Set(['stale', 'no-data']);

function PanelHeader({ sensorId }: { sensorId: string }) {
  const words = useSensorWords();
  const celsius = useCelsius();
  const condition = useConditions().get(sensorId) ?? UNHEARD;
  const nowMs = useServerNowMs(isTimeless(condition) ? null : 1000);
  const isOffline = useLive(({ link }) => link === 'offline');
  const isStale = isOffline || condition.isStale || condition.kind === 'no-data';
  return (
    <header
      className={styles.header}
      data-kind={condition.kind}
      data-tone={toneOf(condition.kind)}
      data-stale={isStale}
    >
      <div className={styles.words}>
        <h2 className={styles.name}>{words.name(sensorId)}</h2>
        <span className={styles.value}>
          <ValueWords sensorId={sensorId} celsius={celsius} /> {unitSign(celsius.unit)}
        </span>
        <span className={styles.state}>
          <span className={styles.condition}>
            <ConditionMark kind={condition.kind} />
            {words.condition(condition, nowMs)}
          </span>
          <span className={styles.average}>
            <AverageWords sensorId={sensorId} celsius={celsius} />
          </span>
          {isStale && !SAYS_AGE.has(condition.kind) && (
            <span className={styles.age}>
              <Age sensorId={sensorId} words={words} />
            </span>
          )}
        </span>
      </div>
    </header>
  );
}
