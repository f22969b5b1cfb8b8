'use client';

import { useTranslations } from 'next-intl';
import { TEMPLATES, type TemplateId } from '#protocol/templates';
import { matchingTemplate } from './matching-template';
import styles from './setup.module.css';
import { withTemplate } from './setup-draft';
import type { SetupForm } from './use-setup-form';

/** Chooses everything at once; what it was adjusted to keeps its name until another is chosen. */
export function TemplateChoice({ form }: { form: SetupForm }) {
  const t = useTranslations('templates');
  const held = form.level.mixed.size > 0 ? null : matchingTemplate(form.values);
  const chosen = form.draft.template ?? held?.id ?? '';
  return (
    <select
      className={styles.choice}
      aria-label={t('title')}
      value={chosen}
      disabled={form.saving.isSaving || !form.canChange}
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
