import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SensorListPage } from '../../components/sensor-list/sensor-list-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sensorList');
  return { title: `${t('title')} · Isotherm` };
}

export default function Page() {
  return <SensorListPage />;
}
