import { Dashboard } from '../components/shell/dashboard';

export default function Page() {
  return <Dashboard />;
}
