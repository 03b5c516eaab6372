import '../styles/admin.css';
import type { ComponentType } from 'preact';
import { useRoute } from 'preact-iso';
import { NotFoundPage } from '../app/NotFoundPage';
import { isAdministrator, me } from '../app/session';
import { EmergencyPage } from '../emergency/EmergencyPage';
import { WriteTermsPage } from '../terms/WriteTermsPage';
import { Skeleton } from '../ui/EmptyState';
import { AdminPage } from './AdminPage';
import { InviteManyPage } from './InviteManyPage';
import { NetworkNamePage } from './NetworkNamePage';
import { PeopleAccessPage } from './PeopleAccessPage';
import { QuestionsPage } from './QuestionsPage';
import { RunningPage } from './RunningPage';
import { WebhooksPage } from './webhooks/WebhooksPage';
import { WriteNewsPage } from './WriteNewsPage';

/** Every page of those who administer the network, by its address. */
const pages: Readonly<Record<string, ComponentType>> = {
  '/app/admin': AdminPage,
  '/app/admin/personas': PeopleAccessPage,
  '/app/admin/personas/invitar': InviteManyPage,
  '/app/admin/preguntas': QuestionsPage,
  '/app/admin/red': NetworkNamePage,
  '/app/admin/estado': RunningPage,
  '/app/admin/novedades': WriteNewsPage,
  '/app/admin/condiciones': WriteTermsPage,
  '/app/admin/emergencia': EmergencyPage,
  '/app/admin/conexiones': WebhooksPage,
};

/** The administration; to anybody else it is no page. */
export default function AdminRoutes() {
  // That of this page: while the next one is loading, the address is its already.
  const { path } = useRoute();
  const Page = pages[path.replace(/\/$/, '')];
  if (!me.value) return <Skeleton />;
  if (!isAdministrator() || !Page) return <NotFoundPage />;
  return <Page key={path} />;
}
