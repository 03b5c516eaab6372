import type { ActType, Entry, MemberId, PowerAct } from '../api/entries';
import { keepWords } from '../groups/keeping';
import { type Key, t } from '../i18n';
import { axisLabel } from '../live/axes';
import { memberCard, memberName } from '../live/cards';
import { entriesOf } from '../live/unread';
import type { IconName } from '../ui/Icon';

/** How acts are looked for. */
export const Themes = ['roles', 'access', 'moderation', 'axes'] as const;
export type Theme = (typeof Themes)[number];

/** What each act belongs to, and its icon. */
const kinds: Readonly<Record<ActType, readonly [Theme, IconName]>> = {
  facilitates: ['roles', 'shield'],
  noLongerFacilitates: ['roles', 'shield'],
  memberRemoved: ['roles', 'user-minus'],
  accessChanged: ['access', 'lock-open'],
  visibilityChanged: ['access', 'eye'],
  archived: ['access', 'archive'],
  reopened: ['access', 'archive'],
  represents: ['roles', 'building-2'],
  noLongerRepresents: ['roles', 'building-2'],
  personRemoved: ['roles', 'user-minus'],
  verified: ['roles', 'badge-check'],
  noLongerVerified: ['roles', 'badge-check'],
  axisConfirmed: ['axes', 'sprout'],
  axisMerged: ['axes', 'sprout'],
  axisApart: ['axes', 'sprout'],
  postDeleted: ['moderation', 'trash-2'],
  postEdited: ['moderation', 'pencil'],
  accessRestored: ['access', 'key-round'],
  administratorAppointed: ['roles', 'settings'],
  reportDismissed: ['moderation', 'triangle-alert'],
  reportHandled: ['moderation', 'triangle-alert'],
  warned: ['moderation', 'triangle-alert'],
  termsPublished: ['access', 'file-text'],
  hidden: ['moderation', 'eye-off'],
  shownAgain: ['moderation', 'eye'],
  appealGranted: ['moderation', 'check'],
  appealRejected: ['moderation', 'x'],
  agreementsChanged: ['access', 'shield'],
  administratorDismissed: ['roles', 'settings'],
  accessSuspended: ['access', 'lock'],
  suspensionLifted: ['access', 'lock-open'],
  networkChanged: ['access', 'globe'],
  sensitive: ['access', 'lock'],
  noLongerSensitive: ['access', 'lock-open'],
  keepDaysChanged: ['moderation', 'trash-2'],
  newsChanged: ['access', 'file-text'],
  emergencyEntered: ['access', 'eye'],
  webhookAdded: ['access', 'link'],
  webhookChanged: ['access', 'link'],
  webhookRemoved: ['access', 'link'],
  extractAllowed: ['access', 'lock-open'],
  extractDenied: ['access', 'lock'],
};

/** Whether this browser has words for an act; a newer server may tell others. */
const isKnown = ({ type }: PowerAct): boolean => type in kinds;

/** The icon of an act. */
export const iconOf = ({ type }: PowerAct): IconName => kinds[type][1];

/** The acts of a log, those of a theme alone, the newest first. Pure. */
export const actsIn = (entries: ReadonlyMap<string, Entry>, theme: Theme | 'all' = 'all'): PowerAct[] =>
  entriesOf(entries, 'act')
    .filter((act) => isKnown(act) && (theme === 'all' || kinds[act.type][0] === theme))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.no - a.no);

/** What somebody gave up is no act against anybody. */
const isOwn = ({ type, by, member }: PowerAct): boolean =>
  by === member && (type === 'noLongerFacilitates' || type === 'noLongerRepresents');

const valueOf = ({ type }: PowerAct, value: string | undefined): string => {
  if (value === undefined) return '';
  if (type === 'accessChanged') return t(`group.access.${value}` as Key);
  if (type === 'visibilityChanged') return t(`power.visibility.${value}` as Key);
  if (type === 'keepDaysChanged') return keepWords(Number(value));
  return axisLabel(value) ?? value;
};

/** Whom it concerns, within a sentence: what stands for a name begins small. */
const whom = (id: MemberId): string => {
  const name = memberName(id);
  return memberCard(id) ? name : name.charAt(0).toLowerCase() + name.slice(1);
};

/** One plain sentence on what was done. */
export function sentence(act: PowerAct): string {
  const words = {
    who: act.by ? memberName(act.by) : t('power.who.network'),
    whom: act.member ? whom(act.member) : t('power.somebody'),
    from: valueOf(act, act.from),
    to: valueOf(act, act.to),
  };
  return t(isOwn(act) ? (`power.${act.type}.own` as Key) : `power.${act.type}`, words);
}
