import type { TabProps } from '../groups/tabs';
import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { CopyBox } from '../ui/CopyBox';
import { PowerLog } from './PowerLog';

/** A group's own log of power: what outsiders don't read of it as well. */
export default function PowerTab({ view }: TabProps) {
  const entries = useEntries(`group/${view.id}`);
  const { visibility, name } = view.about;
  return (
    <>
      <h2 class="sr">{t('group.tab.power')}</h2>
      <p class="small">
        {t(visibility === 'hidden' ? 'power.group.hidden' : 'power.group.listed')}{' '}
        <a href="/app/registro">{t('power.title')}</a>
      </p>
      <PowerLog log={`power/${view.id}`} empty={t('power.none.group')} group={{ id: view.id, name, entries }} />
      <details class="group-code">
        <summary>{t('emergency.code')}</summary>
        <p class="small">{t('emergency.code.text')}</p>
        <CopyBox label={t('emergency.code.label')} value={view.id} />
      </details>
    </>
  );
}
