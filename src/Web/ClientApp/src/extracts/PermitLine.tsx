import type { ExtractPermit } from '../api/entries';
import { t } from '../i18n';
import { exact } from '../i18n/dates';
import { memberName } from '../live/cards';
import { minute } from '../ui/clock';

/** Whether something may be taken along now. Pure. */
export const holds = (permit: ExtractPermit | undefined, now: Date): permit is ExtractPermit =>
  permit !== undefined && new Date(permit.until) > now;

/** That something may be taken along into another network, by whose word and until when; nothing while it may not. */
export function PermitLine({ permit }: { permit: ExtractPermit | undefined }) {
  return holds(permit, minute.value) ? (
    <p class="small">{t('extract.holds', { who: memberName(permit.by), until: exact(new Date(permit.until)) })}</p>
  ) : null;
}
