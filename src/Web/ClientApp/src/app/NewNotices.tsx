import { t } from '../i18n';
import { newNotices } from './places';

/** How many notices are new, where there are any. */
export function NewNotices() {
  const n = newNotices();
  return n > 0 ? (
    <span class="badge" title={t('nav.notices.new', { n })}>
      <span aria-hidden="true">{n}</span>
      <span class="sr"> {t('nav.notices.new', { n })}</span>
    </span>
  ) : null;
}
