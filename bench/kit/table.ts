import type { Finding, Unit } from './finding';
import { median } from './statistics';

/** The findings as a Markdown table: medians, how far the runs lie apart, and the ratio of the two sides. */
export function toTable(findings: readonly Finding[]): string {
  const head = '| what | ours | other side | ratio | budget | remark |\n|---|---|---|---|---|---|';
  return [head, ...findings.map(toRow)].join('\n');
}

function toRow({ what, unit, ours, theirs, budget, remark }: Finding): string {
  const other = theirs === null ? '' : `${theirs.name}: ${figure(theirs.values, unit)}`;
  const verdict = budget === undefined ? '' : `${budget.text} — ${budget.isMet ? 'met' : '**missed**'}`;
  const remarks = [remark, budget?.isMet === false ? budget.why : undefined].filter((text) => text !== undefined);
  return `| ${[what, figure(ours, unit), other, ratio(ours, theirs?.values ?? []), verdict, remarks.join('; ')].join(' | ')} |`;
}

/** The median, and the lowest and highest of all runs. */
function figure(values: readonly number[], unit: Unit): string {
  const middle = `${shown(median(values))} ${unit}`;
  return values.length < 2 ? middle : `${middle} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`;
}

function shown(value: number): string {
  if (Number.isNaN(value)) return '—';
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));
}

function ratio(ours: readonly number[], theirs: readonly number[]): string {
  return theirs.length === 0 ? '' : `${shown(median(ours) / median(theirs))} ×`;
}
