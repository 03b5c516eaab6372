import { t } from '../i18n';
import { Requests } from '../people/Requests';
import type { TabProps } from './tabs';

/** Who asks to join a group. */
export default function RequestsTab({ view }: TabProps) {
  return <Requests path={`/api/groups/${view.id}/requests`} count={view.requests} empty={t('group.requests.empty')} />;
}
