import { t } from '../i18n';
import { Badge } from '../ui/Badge';
import { newTalks } from './places';

/** In how many talks something new was written, where there are any. */
export function NewMessages() {
  const n = newTalks().length;
  return <Badge n={n} words={t('nav.messages.new', { n })} />;
}
