import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AlertPage } from '../../../components/alert-page/alert-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alertPage');
  return { title: t('tab') };
}

export default async function Page({ params }: { params: Promise<{ alertId: string }> }) {
  const { alertId } = await params;
  return <AlertPage segment={alertId} />;
}
