import { type MarkGroup, PRESS_PX } from './mark-groups';
import styles from './marks.module.css';

type MarkPressProps = {
  group: Pick<MarkGroup<unknown>, 'x' | 'left' | 'right' | 'marks'>;
  /** Its middle. */
  y: number;
  title: string;
};

/** Where marks are pressed, and how many they are where one stands for several. */
export function MarkPress({ group, y, title }: MarkPressProps) {
  const count = group.marks.length;
  return (
    <>
      <title>{title}</title>
      <rect
        className={styles.press}
        x={group.left}
        y={y - PRESS_PX / 2}
        width={group.right - group.left}
        height={PRESS_PX}
        rx={4}
      />
      {count > 1 && (
        <text className={styles.count} x={group.x + 8} y={y - 4}>
          {count}
        </text>
      )}
    </>
  );
}
