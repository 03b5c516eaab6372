import '../styles/settings.css';
import { me } from '../app/session';
import { t } from '../i18n';
import { Skeleton } from '../ui/EmptyState';
import { Icon, type IconName } from '../ui/Icon';
import { PageTitle } from '../ui/Page';
import { useNamedPart } from '../ui/useNamedPart';
import { AccessSettings } from './AccessSettings';
import { ConsentSettings } from './ConsentSettings';
import { HereSettings } from './HereSettings';
import { LeaveSettings } from './LeaveSettings';
import { MailSettings } from './MailSettings';
import { MessageSettings } from './MessageSettings';
import { PushSettings } from './PushSettings';
import { RelationSettings } from './RelationSettings';
import { ShowSettings } from './ShowSettings';
import { TakeSettings } from './TakeSettings';

/** Everything a member chooses about the app and the account. */
export function SettingsPage() {
  useNamedPart();
  return (
    <>
      <PageTitle title={t('settings.title')} />
      <ShowSettings />
      <MessageSettings />
      <PushSettings />
      {me.value && <MailSettings email={me.value.email} />}
      <RelationSettings />
      <ConsentSettings />
      {me.value ? <AccessSettings me={me.value} /> : <Skeleton rows={3} />}
      <section class="setting-group" aria-labelledby="more">
        <h2 id="more">{t('settings.more')}</h2>
        <ul>
          <LinkRow href="/app/ajustes/dispositivos" icon="smartphone" words={t('settings.devices')} />
          <LinkRow href="/app/ajustes/claves" icon="key-round" words={t('settings.programs')} />
        </ul>
      </section>
      <HereSettings />
      <TakeSettings />
      <LeaveSettings />
    </>
  );
}

function LinkRow({ href, icon, words }: { href: string; icon: IconName; words: string }) {
  return (
    <li>
      <a class="links-row" href={href}>
        <Icon name={icon} />
        <span>{words}</span>
        <Icon name="chevron-right" />
      </a>
    </li>
  );
}
