import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WallPage } from '../../components/wall/wall-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wall');
  return { title: `${t('title')} · Isotherm` };
}

export default function Page() {
  return <WallPage />;
}
