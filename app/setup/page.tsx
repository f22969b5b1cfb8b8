import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SetupPage } from '../../components/setup/setup-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alertSetup');
  return { title: `${t('title')} · Isotherm` };
}

export default function Page() {
  return <SetupPage />;
}
