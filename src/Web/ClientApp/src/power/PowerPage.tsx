import { isAdministrator } from '../app/session';
import { t } from '../i18n';
import { useTopic } from '../live/hooks';
import { PageTitle } from '../ui/Page';
import { PowerLog } from './PowerLog';

/** The network's log of power, which every member reads. */
export default function PowerPage() {
  useTopic('directory/groups');
  return (
    <>
      <PageTitle title={t('power.title')} />
      <p class="lead">{t('power.lead')}</p>
      {isAdministrator() && (
        <p>
          <a href="/app/denuncias">{t('report.page')}</a>
        </p>
      )}
      <PowerLog log="power/network" empty={t('power.none')} />
    </>
  );
}
