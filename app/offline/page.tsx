import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfflinePage } from '../../components/offline/offline-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offline');
  return { title: `${t('title')} · Isotherm` };
}

export default function Page() {
  return <OfflinePage />;
}
