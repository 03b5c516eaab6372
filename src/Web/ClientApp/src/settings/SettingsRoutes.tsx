import { useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { DevicesPage } from './DevicesPage';
import { KeysPage } from './KeysPage';
import { SettingsPage } from './SettingsPage';

/** The settings and what belongs to them, in one part: the first script names it alone. */
export default function SettingsRoutes() {
  const { part } = useRoute().params;
  if (!part) return <SettingsPage />;
  return part === 'dispositivos' ? <DevicesPage /> : part === 'claves' ? <KeysPage /> : <NotFoundPage />;
}
