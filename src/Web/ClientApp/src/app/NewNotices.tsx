import { t } from '../i18n';
import { Badge } from '../ui/Badge';
import { newNotices } from './places';

/** How many notices are new, where there are any. */
export function NewNotices() {
  const n = newNotices().length;
  return <Badge n={n} words={t('nav.notices.new', { n })} />;
}
