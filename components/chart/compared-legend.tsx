import { useTranslations } from 'next-intl';
import { useEffect, useSyncExternalStore } from 'react';
import { ComparedSwatch } from '../compare/compared-swatch';
import { useComparison } from '../compare/comparison';
import { useSensorWords } from '../sensors/sensor-words';
import { CrossIcon } from '../shell/icons';
import { useCelsius } from '../words/celsius-words';
import type { ChartPicture } from './chart-picture';
import styles from './compared-legend.module.css';
import { comparedAt, comparedLast } from './compared-traces';
import { type Pointing, rowNear } from './pointing';

type ComparedLegendProps = { picture: ChartPicture | null; pointing: Pointing };

// Another chosen sensor is another panel: what has the focus in it takes the place of what was pressed.
let formerlyChosen: string | null = null;

/** The compared lines by name, with what each says of the moment pointed at, else its latest. */
export function ComparedLegend({ picture, pointing }: ComparedLegendProps) {
  const t = useTranslations('compare');
  const words = useSensorWords();
  const { chosenId, compared, choose, takeOut } = useComparison();
  const sayValue = useValueWords({ picture, pointing });
  useEffect(() => {
    formerlyChosen = null;
  }, []);
  return (
    <ul className={styles.legend} aria-label={t('compared')}>
      {compared.map(({ sensorId, place }) => {
        const sensor = words.name(sensorId);
        return (
          <li key={sensorId} className={styles.chip} data-place={place}>
            <button
              type="button"
              className={styles.choose}
              title={t('choose', { sensor })}
              ref={(button) => {
                if (formerlyChosen === sensorId) button?.focus({ preventScroll: true });
              }}
              onClick={() => {
                formerlyChosen = chosenId;
                choose(sensorId);
              }}
            >
              <ComparedSwatch place={place} />
              <span className={styles.name}>{sensor}</span>
              <span className={styles.value}>{sayValue(sensorId)}</span>
            </button>
            <button
              type="button"
              className={styles.out}
              aria-label={t('takeOut', { sensor })}
              title={t('takeOut', { sensor })}
              onClick={() => takeOut(sensorId)}
            >
              <CrossIcon />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** What a compared sensor's line says, in words: at the moment that the chosen one is read at, else last. */
function useValueWords({ picture, pointing }: ComparedLegendProps): (sensorId: string) => string {
  const { celsius } = useCelsius();
  const pointedMs = useSyncExternalStore(pointing.subscribe, pointing.atMs, () => null);
  return (sensorId) => {
    const trace = picture?.compared.find((line) => line.sensorId === sensorId);
    if (picture === null || trace === undefined) return '–';
    const read =
      pointedMs === null ? null : rowNear(picture.rows, { atMs: pointedMs, gapMs: picture.gapMs, leastMs: 0 });
    const atMs = read?.atMs ?? pointedMs;
    const row = atMs === null ? comparedLast(trace, picture.window) : comparedAt(trace, atMs);
    return row === null || row.celsius === null ? '–' : celsius(row.celsius);
  };
}
