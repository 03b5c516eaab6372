import { useEffect } from 'preact/hooks';
import type { Entry } from '../api/entries';
import { t } from '../i18n';
import { memberCard, organizationCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { presenceWord } from '../live/presence';
import { entriesOf } from '../live/unread';
import { SideLater } from '../relations/SideLater';
import { minute } from '../ui/clock';
import { Face } from '../ui/Face';
import { myGroups } from './places';
import { addressOf } from './slugs';

const Watched = 60;
const Shown = 6;

/** The right column of a wide screen: who is here, who came, where one could join. An empty box is not there. */
export function Side() {
  const { topics, presence, member } = useLive();
  const mine = myGroups();
  const people = peopleOf(mine.map((group) => topics.view(`group/${group.id}`).state.value.entries));
  const others = people.filter((id) => id !== member);
  const watched = others.slice(0, Watched).join();
  useEffect(() => presence.watch(watched ? watched.split(',') : []), [presence, watched]);
  const now = minute.value.getTime();
  const here = others.filter((id) => presenceWord(presence.of(id), now) === 'now');
  const newcomers = entriesOf(topics.view('directory/members').state.value.entries, 'memberCard')
    .sort((a, b) => b.no - a.no)
    .map((card) => card.id)
    .filter((id) => id !== member && !here.includes(id));
  const own = new Set(mine.map((group) => group.id));
  const open = entriesOf(topics.view('directory/groups').state.value.entries, 'groupCard').filter(
    (card) => !own.has(card.id) && !card.archived && card.access !== 'byInvitation',
  );
  return (
    <aside class="side" aria-label={t('side.label')}>
      <People title={t('side.now')} ids={here} here />
      <SideLater />
      <People title={t('side.newcomers')} ids={newcomers.slice(0, Shown - 1)} />
      {open.length > 0 && (
        <section class="box">
          <h2 class="overline">{t('groups.others')}</h2>
          <ul>
            {open.slice(0, 3).map((card) => (
              <li key={card.id}>
                <a class="side-group" href={addressOf.group(card.id, card.name)}>
                  <strong>{card.name}</strong>
                  <span class="small">{t('groups.members', { n: card.members })}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function People({ title, ids, here = false }: { title: string; ids: readonly string[]; here?: boolean }) {
  if (ids.length === 0) return null;
  return (
    <section class="box">
      <h2 class="overline">{title}</h2>
      <ul class="people">
        {ids.slice(0, Shown).map((id) => {
          const card = memberCard(id);
          const organization = card?.organization ? organizationCard(card.organization)?.name : undefined;
          return (
            <li key={id}>
              <a class="person" href={addressOf.member(id, card?.name ?? '')}>
                <span class={here ? 'face-wrap is-here' : 'face-wrap'}>
                  <Face id={id} name={card?.name ?? ''} size={32} />
                </span>
                <span class="person-words">
                  <span class="clip">{card?.name}</span>
                  {organization && <span class="clip post-org">{organization}</span>}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function peopleOf(groups: readonly ReadonlyMap<string, Entry>[]): string[] {
  return [...new Set(groups.flatMap((entries) => entriesOf(entries, 'groupMember').map((one) => one.id)))];
}
