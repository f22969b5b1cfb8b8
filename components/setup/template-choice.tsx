'use client';

import { useTranslations } from 'next-intl';
import { TEMPLATES, type TemplateId } from '#protocol/templates';
import { namedTemplate } from './matching-template';
import styles from './setup.module.css';
import { withTemplate } from './setup-draft';
import type { SetupForm } from './use-setup-form';

/** Chooses everything at once; once something of it is adjusted, however, these are figures of one's own. */
export function TemplateChoice({ form }: { form: SetupForm }) {
  const t = useTranslations('templates');
  const { template } = form.draft;
  // Of sensors that differ no template holds, unless it was chosen here for all of them.
  const named = form.level.mixed.size > 0 && template === null ? null : namedTemplate(template, form.values);
  const chosen = named?.id ?? '';
  return (
    <select
      className={styles.choice}
      aria-label={t('title')}
      value={chosen}
      disabled={!form.canChange}
      onChange={({ currentTarget }) => {
        const id = currentTarget.value as TemplateId;
        form.edit((draft) => withTemplate(draft, id));
      }}
    >
      {chosen === '' && <option value="">{t('ownFigures')}</option>}
      {TEMPLATES.map(({ id }) => (
        <option key={id} value={id}>
          {t(`name.${id}`)}
        </option>
      ))}
    </select>
  );
}
