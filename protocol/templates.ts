import type { RulesPatch } from './alert-rules';
import type { SourceName } from './template-sources';

export type TemplateId = 'plain' | 'fridge' | 'freezer' | 'vaccine-fridge' | 'server-room' | 'greenhouse' | 'brewing';

/** The rules a template speaks of: every one speaks of all of them, so that none of a former one is left behind. */
type TemplateRules = Required<
  Pick<RulesPatch, 'limits' | 'warning' | 'lastingMs' | 'clearMarginCelsius' | 'stayBackMs' | 'exposure' | 'fault'>
>;
type Said = { [Field in keyof TemplateRules]: NonNullable<TemplateRules[Field]> };

/** One number of a template. */
export type FigureName =
  | 'limits.high'
  | 'limits.low'
  | 'warning.high'
  | 'warning.low'
  | 'lastingMs'
  | 'clearMarginCelsius'
  | 'stayBackMs'
  | 'exposure.high'
  | 'exposure.low'
  | 'exposure.totalMs'
  | 'fault.errorValues'
  | 'fault.stuckAfterMs';

/** Who says so: publications, or `ours`, a choice that nobody but us answers for. */
export type FigureSource = SourceName | readonly SourceName[] | 'ours';

export type Template = {
  id: TemplateId;
  rules: Said;
  /** By each figure that `rules` has: whence it comes. */
  sources: Partial<Record<FigureName, FigureSource>>;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const OFF = { high: null, low: null };
const NO_EXPOSURE = { ...OFF, totalMs: HOUR_MS };
const BELIEVED = { errorValues: [], stuckAfterMs: null };

// A door stands open for minutes and a compressor rests: shorter than this it is only life.
const PATIENT = { lastingMs: 10 * MINUTE_MS, clearMarginCelsius: 0.5, stayBackMs: 5 * MINUTE_MS };
const PATIENCE_OURS = { lastingMs: 'ours', clearMarginCelsius: 'ours', stayBackMs: 'ours' } as const;

/** What people most often watch, in °C and ms. The first is what holds where nobody chose. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'plain',
    rules: {
      limits: { high: 40, low: null },
      warning: OFF,
      lastingMs: 0,
      clearMarginCelsius: 0,
      stayBackMs: 0,
      exposure: NO_EXPOSURE,
      fault: BELIEVED,
    },
    sources: { 'limits.high': 'ours' },
  },
  {
    id: 'fridge',
    rules: {
      limits: { high: 8, low: 0 },
      warning: { high: 5, low: null },
      ...PATIENT,
      lastingMs: 30 * MINUTE_MS,
      exposure: { high: 5, low: null, totalMs: 4 * HOUR_MS },
      fault: BELIEVED,
    },
    sources: {
      'limits.high': 'foodLaw',
      'limits.low': 'ours',
      'warning.high': 'twoFourHours',
      'exposure.high': 'twoFourHours',
      'exposure.totalMs': 'twoFourHours',
      ...PATIENCE_OURS,
    },
  },
  {
    id: 'freezer',
    rules: {
      limits: { high: -15, low: null },
      warning: { high: -18, low: null },
      ...PATIENT,
      lastingMs: 30 * MINUTE_MS,
      exposure: NO_EXPOSURE,
      fault: BELIEVED,
    },
    sources: { 'limits.high': 'quickFrozen', 'warning.high': 'quickFrozen', ...PATIENCE_OURS },
  },
  {
    id: 'vaccine-fridge',
    rules: {
      limits: { high: 8, low: 2 },
      warning: OFF,
      ...PATIENT,
      exposure: { high: 8, low: -0.5, totalMs: HOUR_MS },
      fault: { errorValues: [85, -127], stuckAfterMs: 2 * HOUR_MS },
    },
    sources: {
      'limits.high': 'pinkBook',
      'limits.low': 'pinkBook',
      'exposure.high': 'pinkBook',
      'exposure.low': 'pqsE006',
      'exposure.totalMs': 'pqsE006',
      'fault.errorValues': ['ds18b20', 'dallasTemperature'],
      'fault.stuckAfterMs': 'ours',
      ...PATIENCE_OURS,
    },
  },
  {
    id: 'server-room',
    rules: {
      limits: { high: 32, low: 15 },
      warning: { high: 27, low: 18 },
      ...PATIENT,
      lastingMs: 5 * MINUTE_MS,
      exposure: NO_EXPOSURE,
      fault: BELIEVED,
    },
    sources: {
      'limits.high': 'tc99',
      'limits.low': 'tc99',
      'warning.high': 'tc99',
      'warning.low': 'tc99',
      ...PATIENCE_OURS,
    },
  },
  {
    id: 'greenhouse',
    rules: {
      limits: { high: 40, low: 10 },
      warning: { high: 32.2, low: null },
      ...PATIENT,
      exposure: { high: 40, low: null, totalMs: 3 * HOUR_MS },
      fault: BELIEVED,
    },
    sources: {
      'limits.high': 'fruitSet',
      'limits.low': 'coldTomatoes',
      'warning.high': 'fruitSet',
      'exposure.high': 'fruitSet',
      'exposure.totalMs': 'fruitSet',
      ...PATIENCE_OURS,
    },
  },
  {
    id: 'brewing',
    rules: {
      limits: { high: 22, low: 15 },
      warning: OFF,
      ...PATIENT,
      lastingMs: 30 * MINUTE_MS,
      exposure: NO_EXPOSURE,
      fault: BELIEVED,
    },
    sources: { 'limits.high': 'wyeast1056', 'limits.low': 'wyeast1056', ...PATIENCE_OURS },
  },
];

/** The figures a template has: what is off has none. In °C and ms. */
export function figuresOf({ rules }: Template): [FigureName, number | readonly number[]][] {
  const { limits, warning, exposure, fault } = rules;
  const exposed = exposure.high !== null || exposure.low !== null;
  const all: [FigureName, number | readonly number[] | null][] = [
    ['limits.high', limits.high],
    ['limits.low', limits.low],
    ['warning.high', warning.high],
    ['warning.low', warning.low],
    ['lastingMs', rules.lastingMs || null],
    ['clearMarginCelsius', rules.clearMarginCelsius || null],
    ['stayBackMs', rules.stayBackMs || null],
    ['exposure.high', exposure.high],
    ['exposure.low', exposure.low],
    ['exposure.totalMs', exposed ? exposure.totalMs : null],
    ['fault.errorValues', fault.errorValues.length > 0 ? fault.errorValues : null],
    ['fault.stuckAfterMs', fault.stuckAfterMs],
  ];
  return all.filter((figure): figure is [FigureName, number | readonly number[]] => figure[1] !== null);
}

/** The template by its id. */
export function templateOf(id: TemplateId): Template {
  return TEMPLATES.find((template) => template.id === id) ?? (TEMPLATES[0] as Template);
}
