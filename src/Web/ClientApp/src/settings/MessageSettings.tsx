import { changeSelf } from '../account/changeSelf';
import type { Settings } from '../api/me';
import { setting } from '../app/session';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useEntries, useMine } from '../live/hooks';
import { Unblock } from '../talks/BlockAct';
import { blockedBy } from '../talks/talks';
import { Face } from '../ui/Face';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** Who may begin to write to the member, and whom the member blocks. */
export function MessageSettings() {
  const change = useSubmit(async (settings: Partial<Settings>) => changeSelf({ settings }));
  const blocked = blockedBy(useMine());
  useEntries('directory/members');
  return (
    <section class="setting-group" aria-labelledby="messages">
      <h2 id="messages">{t('settings.messages')}</h2>
      <Radios
        label={t('settings.messages.who')}
        name="messages"
        chosen={setting('messages') ?? 'everyone'}
        choices={(['everyone', 'known', 'linked'] as const).map((value) => ({
          value,
          label: t(`settings.messages.${value}`),
        }))}
        onChoose={(value) => void change.submit({ messages: value as Settings['messages'] })}
      />
      <p class="small">{t('settings.messages.begun')}</p>
      <Problem form={change} />
      <h3>{t('settings.blocked')}</h3>
      {blocked.length === 0 && <p class="small">{t('settings.blocked.none')}</p>}
      <ul class="blocked">
        {blocked.map(({ member }) => (
          <li key={member}>
            <Face id={member} name={memberName(member)} size={32} />
            <span>{memberName(member)}</span>
            <Unblock id={member} name={memberName(member)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
