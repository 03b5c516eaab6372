import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberName, needCard } from '../live/cards';
import { useLive, useMine } from '../live/hooks';
import { MemberFace } from '../ui/Face';
import { RelativeTime } from '../ui/RelativeTime';
import { NeedFace } from './NeedFace';
import { isNew } from '../live/unread';
import { talksOf } from './talks';
import { speakerOf } from './words';

/** The reader's conversations about needs and offers, on whichever side. */
export function Talks() {
  const { member } = useLive();
  const mine = useMine();
  const talks = talksOf(mine);
  if (talks.length === 0) return null;
  return (
    <section aria-labelledby="talks">
      <h2 id="talks" class="overline">
        {t('needs.talks')} · {talks.length}
      </h2>
      <ul class="directory">
        {talks.map((talk) => {
          const card = needCard(talk.need);
          if (!card) return null;
          const helps = talk.helper === member;
          const other = helps ? speakerOf(card) : memberName(talk.helper);
          const unread = isNew(talk, mine, member);
          return (
            <li key={talk.id} class={unread ? 'directory-row is-unread' : 'directory-row'}>
              {helps ? <NeedFace of={card} /> : <MemberFace id={talk.helper} />}
              <div class="directory-words">
                <a class="cover-link directory-name" href={addressOf.help(card, talk.thread)}>
                  {other}
                </a>
                <p class="directory-line">
                  <span>{card.title}</span>
                  <span>
                    <RelativeTime at={talk.lastAt} />
                  </span>
                </p>
              </div>
              {unread && <span class="badge">{t('needs.talk.new')}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
