import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { HomePage } from '../home/HomePage';
import { partWithWords } from './part';

export interface Route {
  readonly path: string;
  readonly page: ComponentType;
  /** Shown to people who are not signed in, too. */
  readonly open?: boolean;
}

/** A page that brings the words with it that the first screens don't need. */
const later = (load: () => Promise<{ default: ComponentType }>) => lazy(() => partWithWords(load));

const group = later(() => import('../groups/GroupPage'));
/** What belongs to a group and has an address of its own; which of them there are, `groups/tabs.ts` says. */
const groupParts = [
  'compartido',
  'paginas',
  'archivos',
  'tareas',
  'calendario',
  'integrantes',
  'acuerdos',
  'solicitudes',
  'registro',
  'denuncias',
  'ajustes',
];

/** Every page of the app. All but the first are loaded when they are opened. */
export const routes: readonly Route[] = [
  { path: '/app', page: HomePage },
  { path: '/app/grupos', page: later(() => import('../groups/GroupsPage')) },
  { path: '/app/grupos/nuevo', page: later(() => import('../groups/NewGroupPage')) },
  { path: '/app/grupos/:group', page: group },
  ...groupParts.map((one) => ({ path: `/app/grupos/:group/${one}`, page: group })),
  { path: '/app/grupos/:group/nueva', page: later(() => import('../threads/NewThreadPage')) },
  { path: '/app/grupos/:group/paginas/:page/:act?', page: later(() => import('../pages/PageRoutes')) },
  { path: '/app/grupos/:group/:thread', page: later(() => import('../threads/ThreadPage')) },
  { path: '/app/avisos', page: later(() => import('../notices/NoticesPage')) },
  { path: '/app/mensajes', page: later(() => import('../talks/TalksPage')) },
  { path: '/app/mensajes/nueva', page: later(() => import('../talks/NewTalkPage')) },
  { path: '/app/mensajes/con/:person', page: later(() => import('../talks/PairPage')) },
  { path: '/app/mensajes/:talk', page: later(() => import('../talks/TalkPage')) },
  { path: '/app/tareas', page: later(() => import('../tasks/OwnTasksPage')) },
  { path: '/app/personas', page: later(() => import('../people/PeoplePage')) },
  { path: '/app/cerca', page: later(() => import('../relations/NearPage')) },
  { path: '/app/sigo', page: later(() => import('../relations/FollowingPage')) },
  { path: '/app/personas/:person', page: later(() => import('../people/PersonPage')) },
  { path: '/app/ejes', page: later(() => import('../axes/AxesPage')) },
  { path: '/app/ejes/:axis', page: later(() => import('../axes/AxisPage')) },
  { path: '/app/perfil', page: later(() => import('../people/ProfilePage')) },
  { path: '/app/organizaciones/nueva', page: later(() => import('../organizations/NewOrganizationPage')) },
  { path: '/app/organizaciones/:organization', page: later(() => import('../organizations/OrganizationPage')) },
  { path: '/app/organizaciones/:organization/editar', page: later(() => import('../organizations/EditPage')) },
  { path: '/app/organizaciones/:organization/solicitudes', page: later(() => import('../organizations/RequestsPage')) },
  { path: '/app/iniciativas', page: later(() => import('../initiatives/InitiativesPage')) },
  { path: '/app/iniciativas/nueva', page: later(() => import('../initiatives/NewInitiativePage')) },
  { path: '/app/iniciativas/:initiative', page: later(() => import('../initiatives/InitiativePage')) },
  { path: '/app/iniciativas/:initiative/bitacora', page: later(() => import('../initiatives/InitiativePage')) },
  { path: '/app/iniciativas/:initiative/editar', page: later(() => import('../initiatives/EditInitiativePage')) },
  { path: '/app/proyectos', page: later(() => import('../projects/ProjectsPage')) },
  { path: '/app/proyectos/nuevo', page: later(() => import('../projects/NewProjectPage')) },
  { path: '/app/proyectos/:project', page: later(() => import('../projects/ProjectPage')) },
  { path: '/app/proyectos/:project/editar', page: later(() => import('../projects/EditProjectPage')) },
  { path: '/app/necesidades', page: later(() => import('../needs/NeedsPage')) },
  { path: '/app/necesidades/nueva', page: later(() => import('../needs/NewNeedPage')) },
  { path: '/app/necesidades/:need', page: later(() => import('../needs/NeedPage')) },
  { path: '/app/necesidades/:need/editar', page: later(() => import('../needs/EditNeedPage')) },
  { path: '/app/necesidades/:need/:talk', page: later(() => import('../needs/TalkPage')) },
  { path: '/app/calendario', page: later(() => import('../calendar/CalendarPage')) },
  { path: '/app/compartir', page: later(() => import('../publications/SharePage')) },
  { path: '/app/compartir/:kind', page: later(() => import('../publications/NewPublicationPage')) },
  { path: '/app/compartido/:publication', page: later(() => import('../publications/PublicationPage')) },
  { path: '/app/compartido/:publication/editar', page: later(() => import('../publications/EditPublicationPage')) },
  { path: '/app/compartido/:publication/versiones', page: later(() => import('../publications/VersionsPage')) },
  {
    path: '/app/compartido/:publication/traducir/:language',
    page: later(() => import('../publications/TranslatePage')),
  },
  { path: '/app/biblioteca', page: later(() => import('../library/LibraryPage')) },
  { path: '/app/paises/:country', page: later(() => import('../places/CountryPage')) },
  { path: '/app/paises/:country/:territory', page: later(() => import('../places/CountryPage')) },
  { path: '/app/red', page: later(() => import('../network/NetworkPage')) },
  { path: '/app/registro', page: later(() => import('../power/PowerPage')) },
  { path: '/app/denuncias', page: later(() => import('../reports/ReportsPage')) },
  { path: '/app/denuncias/:place/:no', page: later(() => import('../reports/WarningPage')) },
  { path: '/app/admin/:part*', page: later(() => import('../admin/AdminRoutes')) },
  { path: '/app/novedades', page: later(() => import('../news/NewsPage')) },
  { path: '/app/buscar', page: later(() => import('../search/SearchPage')) },
  { path: '/app/invitaciones', page: later(() => import('../account/InvitationsPage')) },
  { path: '/app/ajustes/:part?', page: later(() => import('../settings/SettingsRoutes')) },
  { path: '/app/primeros-pasos', page: later(() => import('../account/FirstStepsPage')) },
  { path: '/app/condiciones', page: later(() => import('../terms/TermsPage')), open: true },
  { path: '/app/ayuda', page: later(() => import('../help/HelpPage')), open: true },
  { path: '/app/entrar', page: later(() => import('../account/SignInPage')), open: true },
  { path: '/app/entrar/enlace', page: later(() => import('../account/LinkPage')), open: true },
  { path: '/app/acceso', page: later(() => import('../account/AccessPage')), open: true },
  { path: '/app/invitacion/:code', page: later(() => import('../account/InvitationPage')), open: true },
];

/** Where one signs in; the page goes on to the address in `a`. */
export const SignIn = '/app/entrar';

export const isOpen = (path: string): boolean =>
  routes.some((route) => route.open && matches(route.path.split('/'), path.split('/')));

const matches = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length && pattern.every((part, i) => part.startsWith(':') || part === path[i]);
