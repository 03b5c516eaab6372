import type { HappeningType, Webhook, WebhookDelivery } from '../../api/webhooks';
import { type Key, t } from '../../i18n';
import { exact } from '../../i18n/dates';

/** What can be told, in the order in which it is chosen. */
export const Happenings = [
  'publicationShared',
  'publicationChanged',
  'publicationWithdrawn',
  'needStated',
  'needClosed',
  'needReopened',
  'needWithdrawn',
  'projectUpdated',
  'projectUpdateWithdrawn',
] as const satisfies readonly HappeningType[];

/** What happened, in words. */
export const happeningWords = (type: HappeningType): string => t(`admin.webhooks.of.${type}` as Key);

/** How it goes with one, and whether somebody has to look at it. */
export function stateWords({ off, standing }: Webhook): { readonly words: string; readonly bad: boolean } {
  if (off) {
    return { words: t(`admin.webhooks.${off.why}` as Key, { date: when(off.at) }), bad: off.why !== 'paused' };
  }
  if (standing.failingSince) {
    const words = t('admin.webhooks.waits', { date: when(standing.failingSince), n: standing.waiting });
    return { words: standing.nextAt ? `${words} ${next(standing.nextAt)}` : words, bad: true };
  }
  return {
    words: standing.tookAt ? t('admin.webhooks.works', { date: when(standing.tookAt) }) : t('admin.webhooks.new'),
    bad: false,
  };
}

/** What became of something that was to be told: how far it is, what came back, and after how many tries. */
export function deliveryWords({ state, tries, status, nextAt }: WebhookDelivery): string {
  const answer = status ? t('admin.webhooks.status', { status: String(status) }) : t('admin.webhooks.silent');
  const tried = tries > 0 ? [answer, t('admin.webhooks.tries', { n: tries })] : [];
  const what = state === 'waiting' && tries === 0 ? t('admin.webhooks.sending') : t(`admin.webhooks.is.${state}`);
  const more = state === 'waiting' && tries > 0 && nextAt ? [next(nextAt)] : [];
  return [what, ...(state === 'nothing' ? [] : tried), ...more].join(' · ');
}

/** Whether something may be on its way just now. */
export const isOnItsWay = (all: readonly WebhookDelivery[]): boolean =>
  all.some(({ state, tries }) => state === 'waiting' && tries === 0);

const next = (at: string): string => t('admin.webhooks.next', { date: when(at) });

const when = (at: string): string => exact(new Date(at));
