import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AlertListPage } from '../../components/alert-list/alert-list-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alertList');
  return { title: `${t('title')} · Isotherm` };
}

export default function Page() {
  return <AlertListPage />;
}
