import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RejectedPage } from '../../components/rejected/rejected-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rejected');
  return { title: `${t('title')} · Isotherm` };
}

export default function Page() {
  return <RejectedPage />;
}
