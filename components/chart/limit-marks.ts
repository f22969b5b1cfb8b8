import type { ThresholdLimits } from '#protocol/threshold';
import { type TemperatureUnit, toUnit } from '../words/celsius';
import type { ValueDomain } from './value-domain';

/** One limit as the chart shows it. */
export type LimitMark = {
  kind: 'high' | 'low';
  /** A draft is not saved: dashed, and drawn only where it differs. */
  isDraft: boolean;
  /** What one alert was opened by, where that is none of the limits of now. */
  isOwn?: boolean;
  /** An early one. */
  isWarning?: boolean;
  celsius: number;
  /** In the viewer's degrees. */
  value: number;
  /** Where it lies: a line within the axis, or a chip at the edge it lies beyond. */
  place: 'within' | 'above' | 'below';
};

/** A limit that one alert was opened by, °C. */
export type OwnLimit = { kind: 'high' | 'low'; celsius: number };

export type LimitMarksInput = {
  saved: ThresholdLimits | null;
  draft: ThresholdLimits | null;
  own?: OwnLimit | null;
  /** Early limits as they are now. */
  warning?: ThresholdLimits | null;
  domain: ValueDomain;
  unit: TemperatureUnit;
};

/** What the chart shows of a threshold and of a draft of it. */
export function limitMarks({ saved, draft, own = null, warning = null, ...axis }: LimitMarksInput): LimitMark[] {
  const isKnown = own === null || own.celsius === saved?.[own.kind];
  const owns = isKnown ? [] : [{ ...markOf(own.celsius, { kind: own.kind, isDraft: false, ...axis }), isOwn: true }];
  const warnings = KINDS.flatMap((kind) => {
    const celsius = warning?.[kind] ?? null;
    return celsius === null ? [] : [{ ...markOf(celsius, { kind, isDraft: false, ...axis }), isWarning: true }];
  });
  const limits = KINDS.flatMap((kind) => {
    const known = saved?.[kind] ?? null;
    const wanted = draft?.[kind] ?? null;
    const marks = known === null ? [] : [markOf(known, { kind, isDraft: false, ...axis })];
    const isNew = wanted !== null && wanted !== known;
    return isNew ? [...marks, markOf(wanted, { kind, isDraft: true, ...axis })] : marks;
  });
  return [...limits, ...warnings, ...owns];
}

const KINDS = ['high', 'low'] as const;

type MarkInput = Pick<LimitMark, 'kind' | 'isDraft'> & Pick<LimitMarksInput, 'domain' | 'unit'>;

function markOf(celsius: number, { kind, isDraft, domain, unit }: MarkInput): LimitMark {
  const value = toUnit(celsius, unit);
  const place = value > domain.high ? 'above' : value < domain.low ? 'below' : 'within';
  return { kind, isDraft, celsius, value, place };
}

/** The part of the axis beyond a limit, null where none of it is seen. */
export function beyond(
  { kind, value }: Pick<LimitMark, 'kind' | 'value'>,
  { low, high }: ValueDomain,
): { low: number; high: number } | null {
  const part = kind === 'high' ? { low: Math.max(low, value), high } : { low, high: Math.min(high, value) };
  return part.low < part.high ? part : null;
}
