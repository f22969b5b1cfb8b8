'use client';

import { useTranslations } from 'next-intl';
import { TEMPLATE_SOURCES } from '#protocol/template-sources';
import { type FigureName, type FigureSource, figuresOf, type Template, templateOf } from '#protocol/templates';
import { durationText } from '../words/duration-input';
import { changedFigures, matchingTemplate } from './matching-template';
import styles from './setup.module.css';
import { ruleOf, type TextField } from './text-fields';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

/** Whence each figure of the chosen template comes. */
export function TemplateFigures({ form }: { form: SetupForm }) {
  const t = useTranslations('templates');
  const held = form.level.mixed.size > 0 ? null : matchingTemplate(form.values);
  const template = form.draft.template === null ? held : templateOf(form.draft.template);
  if (template === null) return null;
  const changed = new Set(changedFigures(template, form.values));
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{t('whence', { name: t(`name.${template.id}`) })}</summary>
      <p className={styles.quiet}>{t(`about.${template.id}`)}</p>
      <ul className={styles.figures}>
        {figuresOf(template).map(([name, value]) => (
          <li key={name} data-changed={changed.has(ruleOf(name as TextField))}>
            <FigureLine template={template} name={name} value={value} />
            {changed.has(ruleOf(name as TextField)) && <strong> {t('adjusted')}</strong>}
          </li>
        ))}
      </ul>
    </details>
  );
}

type FigureLineProps = { template: Template; name: FigureName; value: number | readonly number[] };

function FigureLine({ template, name, value }: FigureLineProps) {
  const t = useTranslations('templates');
  const { celsius, locale } = useSetupWords();
  const words = (one: number) => {
    if (name.endsWith('Ms')) return durationText(one, locale);
    return name === 'clearMarginCelsius' ? celsius.distance(one) : celsius.celsius(one);
  };
  const figure = typeof value === 'number' ? words(value) : value.map(words).join(', ');
  return (
    <>
      {t(`figure.${name}`, { figure })} <SourceWords source={template.sources[name] ?? 'ours'} />
    </>
  );
}

function SourceWords({ source }: { source: FigureSource }) {
  const t = useTranslations('templates');
  if (source === 'ours') return <span className={styles.quiet}>{t('ours')}</span>;
  const names = typeof source === 'string' ? [source] : source;
  return names.map((name) => {
    const { title, publisher, year, url } = TEMPLATE_SOURCES[name];
    return (
      <a key={name} className={styles.source} href={url} target="_blank" rel="noreferrer" lang="en">
        {publisher}
        {year !== null && ` ${year}`}: {title}
      </a>
    );
  });
}
