import type { MemberId, ThreadId } from '../api/entries';
import { LineWords } from '../app/LineWords';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberCard, memberName } from '../live/cards';
import { useLive, useTopic } from '../live/hooks';
import { Talk } from '../threads/Talk';
import { PageTitle } from '../ui/Page';
import { NamingAsked } from './NamingAsked';
import { NeedChip } from './NeedChip';
import type { Need } from './useNeed';
import { speakerOf } from './words';

interface NeedTalkProps {
  readonly need: Need;
  readonly thread: ThreadId;
  readonly helper: MemberId;
}

/** A conversation that has begun, with what it is about and who reads it. */
export function NeedTalk({ need, thread, helper }: NeedTalkProps) {
  const { id, about } = need;
  const { member } = useLive();
  const { status } = useTopic(`thread/${thread}`);
  if (status === 'gone') return <NotFoundPage />;
  const helps = helper === member;
  const people = [helper, about.by].filter((one) => one !== member);
  return (
    <div class="thread is-full">
      <header class="thread-head">
        <PageTitle
          title={about.title}
          back={{ href: addressOf.need(id, about.title), label: t('thread.back', { name: about.title }) }}
        />
        <div class="thread-facts">
          <NeedChip type={about.type} />
          <span class="small need-who">
            {t(helps ? 'needs.talk.helps' : 'needs.talk.asks', {
              name: helps ? speakerOf(about) : memberName(helper),
            })}
          </span>
          <LineWords />
        </div>
      </header>
      {helps && <NamingAsked need={need} />}
      <Talk
        thread={thread}
        rights={{ isOpen: true, leads: false, title: about.title }}
        people={people.flatMap((one) => memberCard(one) ?? [])}
        label={t('composer.label')}
        closed=""
      />
    </div>
  );
}
