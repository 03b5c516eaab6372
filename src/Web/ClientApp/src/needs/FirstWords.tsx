import { useSignal } from '@preact/signals';
import type { ThreadId } from '../api/entries';
import { LineWords } from '../app/LineWords';
import { me } from '../app/session';
import { addressOf } from '../app/slugs';
import { Composer } from '../composer/Composer';
import { draftValue } from '../composer/useDraft';
import type { PendingFile } from '../files/pending';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { PendingPost } from '../threads/PendingPost';
import { PageTitle } from '../ui/Page';
import { NeedChip } from './NeedChip';
import type { Need } from './useNeed';
import { nameOf, speakerOf } from './words';

interface FirstWordsProps {
  readonly need: Need;
  /** The conversation that begins by them. */
  readonly thread: ThreadId;
  readonly open: boolean;
}

/** The first words to those who ask, prepared to be sent as they are or changed. Without a line they wait here. */
export function FirstWords({ need: { id, about }, thread, open }: FirstWordsProps) {
  const { outbox, member } = useLive();
  const sent = useSignal(false);
  const waiting = outbox.items.value.filter((item) => item.command.do === 'post' && item.command.thread === thread);
  const own = memberCard(member)?.name ?? me.value?.member.name ?? '';
  const words = t(about.type === 'offer' ? 'needs.first.useful' : 'needs.first.help', {
    name: nameOf(about).person.split(' ')[0] ?? '',
    title: about.title,
    own: own.split(' ')[0] ?? '',
  });
  const topic = `thread/${thread}`;
  const send = async (body: string, files?: readonly PendingFile[]) => {
    sent.value = true;
    await outbox.add({ do: 'post', thread, need: id, body, files }, draftValue(topic));
  };
  return (
    <div class="thread is-full">
      <header class="thread-head">
        <PageTitle
          title={about.title}
          back={{ href: addressOf.need(id, about.title), label: t('thread.back', { name: about.title }) }}
        />
        <div class="thread-facts">
          <NeedChip type={about.type} />
          <LineWords />
        </div>
      </header>
      <p class="small">{t('needs.first.private', { name: speakerOf(about) })}</p>
      <div class="log">
        {waiting.map((item) => (
          <PendingPost key={item.id} item={item} joined={false} />
        ))}
      </div>
      {waiting.length === 0 && !sent.value && (
        <div class="thread-foot need-first">
          {open ? (
            <Composer
              label={t('composer.label')}
              draft={topic}
              initial={words}
              saveLabel={t('action.send')}
              people={[]}
              attaches
              onSend={send}
            />
          ) : (
            <p class="alert">{t('needs.over.text')}</p>
          )}
        </div>
      )}
    </div>
  );
}
