import type { ComponentType } from 'preact';
import { countUnread } from '../app/places';
import type { Key } from '../i18n';
import type { GroupView } from './useGroup';

export interface TabProps {
  readonly view: GroupView;
  /** Asks for the group anew, for what no topic tells. */
  readonly onChanged: () => void;
}

/** A part of a group with an address of its own. */
export interface GroupTab {
  readonly key: string;
  /** What follows the group in its address, one of `groupParts` in `app/routes.ts`; nothing for the first. */
  readonly path: string;
  readonly word: Key;
  /** Brings what is shown; it comes when the tab is opened. */
  readonly load: () => Promise<{ readonly default: ComponentType<TabProps> }>;
  /** How much there is, said after the word. */
  readonly count?: (view: GroupView) => number | undefined;
  /** How many conversations have news. */
  readonly unread?: (view: GroupView) => number;
  /** Only for those who facilitate. */
  readonly facilitators?: boolean;
}

/** Every tab of a group, in their order. */
const all: readonly GroupTab[] = [
  {
    key: 'threads',
    path: '',
    word: 'group.tab.threads',
    load: () => import('./ThreadsTab'),
    unread: (view) => countUnread([view]),
  },
  { key: 'shared', path: 'compartido', word: 'group.tab.shared', load: () => import('./SharedTab') },
  { key: 'pages', path: 'paginas', word: 'group.tab.pages', load: () => import('../pages/PagesOf') },
  { key: 'files', path: 'archivos', word: 'group.tab.files', load: () => import('./FilesTab') },
  { key: 'tasks', path: 'tareas', word: 'group.tab.tasks', load: () => import('../tasks/TasksTab') },
  { key: 'calendar', path: 'calendario', word: 'group.tab.calendar', load: () => import('../calendar/CalendarTab') },
  {
    key: 'members',
    path: 'integrantes',
    word: 'group.tab.members',
    load: () => import('./Members'),
    count: (view) => view.members,
  },
  {
    key: 'agreements',
    path: 'acuerdos',
    word: 'group.tab.agreements',
    load: () => import('../agreements/AgreementsTab'),
  },
  { key: 'power', path: 'registro', word: 'group.tab.power', load: () => import('../power/PowerTab') },
  {
    key: 'requests',
    path: 'solicitudes',
    word: 'group.tab.requests',
    load: () => import('./RequestsTab'),
    count: (view) => view.requests || undefined,
    facilitators: true,
  },
  {
    key: 'reports',
    path: 'denuncias',
    word: 'report.page',
    load: () => import('../reports/ReportsTab'),
    facilitators: true,
  },
  {
    key: 'settings',
    path: 'ajustes',
    word: 'group.tab.settings',
    load: () => import('./GroupSettings'),
    facilitators: true,
  },
];

/** The tabs that somebody in the group has. */
export const tabsOf = (view: GroupView): readonly GroupTab[] =>
  all.filter((tab) => !tab.facilitators || view.role === 'facilitator');
