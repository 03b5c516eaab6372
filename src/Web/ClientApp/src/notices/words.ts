import type { Notice, NoticeType } from '../api/entries';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import type { IconName } from '../ui/Icon';
import type { Where } from './where';

export const Icons: Readonly<Record<NoticeType, IconName>> = {
  mention: 'message-circle',
  reply: 'reply',
  comment: 'message-circle',
  reaction: 'smile',
  message: 'message-circle',
  announcement: 'megaphone',
  invitation: 'mail',
  request: 'user-plus',
  accepted: 'check',
  declined: 'x',
  facilitates: 'shield',
  noLongerFacilitates: 'shield',
  naming: 'user-check',
  signing: 'pencil',
  linkAsked: 'link',
  linked: 'link',
  guests: 'user-check',
  report: 'triangle-alert',
  reportDismissed: 'triangle-alert',
  reportHandled: 'triangle-alert',
  warned: 'triangle-alert',
  hidden: 'eye-off',
  shownAgain: 'eye',
  appealDecided: 'triangle-alert',
  agreementsChanged: 'shield',
  question: 'message-circle',
  questionAnswered: 'message-circle',
  noLongerSensitive: 'lock-open',
  emergencyEntry: 'eye',
  webhookOff: 'link',
};

/** Who did it: one or two by name, the newest first, of more how many. */
export function who({ by, count }: Notice): string {
  const [first, second] = [...by].reverse().map(memberName);
  if (!first) return '';
  if (count <= 1 || !second) return first;
  return count === 2 ? t('notice.who.two', { first, second }) : t('notice.who.more', { first, n: count - 1 });
}

/** One sentence on what happened. */
export function sentence(notice: Notice, { name }: Where): string {
  const { type, count: n } = notice;
  const title = (name || undefined) ?? t(notice.about?.startsWith('thread/') ? 'notice.talk' : 'notice.place');
  if (type === 'invitation' && notice.by.length === 0) return t('notice.invitation.by', { title });
  if (type === 'message' && name === '') return t('notice.message.own', { who: who(notice) });
  return t(`notice.${type}`, { who: who(notice), title, n });
}
