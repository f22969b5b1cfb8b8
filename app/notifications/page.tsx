import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChannelsPage } from '../../components/channels/channels-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('channels');
  return { title: `${t('title')} · Isotherm` };
}

export default function Page() {
  return <ChannelsPage />;
}
