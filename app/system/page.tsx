import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SystemPage } from '../../components/system/system-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('system');
  return { title: `${t('title')} · Isotherm` };
}

export default function Page() {
  return <SystemPage />;
}
