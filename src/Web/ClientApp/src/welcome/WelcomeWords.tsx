import type { Network } from '../api/account';
import { get } from '../api/http';
import { changeSelf } from '../account/changeSelf';
import { LookTopic } from '../app/look';
import { me, setting } from '../app/session';
import { language, t } from '../i18n';
import { useEntries, useLive } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Prose } from '../pages/Prose';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { isNewcomer } from './newcomer';

/** What the network says to whoever came lately, until it is put away. */
export function WelcomeWords() {
  const { member } = useLive();
  const look = entryOf(useEntries(LookTopic), 'look', 'about');
  const has = look && Object.keys(look.welcome).length > 0;
  if (!has || setting('welcome') === 'seen' || !isNewcomer(member, minute.value.getTime())) return null;
  return <Words of={`${look.rev} ${language.value}`} />;
}

function Words({ of }: { of: string }) {
  const { value } = useLoaded(() => get<Network>('/api/network'), of);
  const close = useSubmit(() => changeSelf({ settings: { welcome: 'seen' } }));
  if (!value?.welcome) return null;
  return (
    <section class="card welcome-words" aria-labelledby="welcome-words">
      <h2 id="welcome-words" class="box-title">
        {t('welcome.words', { network: me.value?.network.name ?? value.name })}
      </h2>
      <div lang={value.welcome.language}>
        <Prose html={value.welcome.html} />
      </div>
      <Problem form={close} />
      <Button busy={close.busy} onClick={() => void close.submit()}>
        {t('welcome.read')}
      </Button>
    </section>
  );
}
