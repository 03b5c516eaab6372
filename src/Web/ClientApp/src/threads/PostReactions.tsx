import { type ReactionName, Reactions, type ThreadId } from '../api/entries';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { Icon, type IconName } from '../ui/Icon';
import { Menu } from '../ui/Menu';
import type { ShownPost } from './rows';

const icons: Record<ReactionName, IconName> = {
  thanks: 'heart-handshake',
  useful: 'lightbulb',
  agree: 'thumbs-up',
  celebrate: 'party-popper',
  help: 'hand-heart',
};

/** Who reacted with what, each a switch for one's own; the rest behind one button. */
export function PostReactions({ post, thread, name }: { post: ShownPost; thread: ThreadId; name: string }) {
  const { outbox, member } = useLive();
  const of = (reaction: ReactionName) => post.reactions[reaction] ?? [];
  const turn = (reaction: ReactionName) =>
    void outbox.add({ do: 'react', thread, no: post.no, name: reaction, on: !of(reaction).includes(member) });
  const given = Reactions.filter((reaction) => of(reaction).length > 0);
  return (
    <>
      {given.map((reaction) => (
        <button
          key={reaction}
          type="button"
          class="reaction"
          aria-pressed={of(reaction).includes(member)}
          title={of(reaction)
            .map((id) => memberCard(id)?.name)
            .filter(Boolean)
            .join(', ')}
          onClick={() => turn(reaction)}
        >
          <Icon name={icons[reaction]} size={18} />
          <span class="sr">{t(`reaction.${reaction}`)}</span> {of(reaction).length}
        </button>
      ))}
      <Menu label={t('post.react', { name })} icon="smile">
        {Reactions.map((reaction) => (
          <button
            key={reaction}
            type="button"
            class="menu-row"
            aria-pressed={of(reaction).includes(member)}
            onClick={() => turn(reaction)}
          >
            <Icon name={icons[reaction]} />
            {t(`reaction.${reaction}`)}
          </button>
        ))}
      </Menu>
    </>
  );
}
