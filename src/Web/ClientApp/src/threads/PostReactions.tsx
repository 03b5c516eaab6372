import { type ReactionName, Reactions, type ThreadId } from '../api/entries';
import { t } from '../i18n';
import { memberName } from '../live/cards';
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
  noted: 'check',
};

interface ReactionsProps {
  readonly post: ShownPost;
  readonly thread: ThreadId;
}

/** Who reacted with what, each a switch for one's own. */
export function PostReactions({ post, thread }: ReactionsProps) {
  const { of, isMine, turn } = useReactions(post, thread);
  return (
    <>
      {Reactions.filter((reaction) => of(reaction).length > 0).map((reaction) => (
        <button
          key={reaction}
          type="button"
          class="reaction"
          aria-pressed={isMine(reaction)}
          title={of(reaction).map(memberName).join(', ')}
          onClick={() => turn(reaction)}
        >
          <Icon name={icons[reaction]} size={18} />
          <span class="sr">{t(`reaction.${reaction}`)}</span> {of(reaction).length}
        </button>
      ))}
    </>
  );
}

/** All reactions there are, behind one button. */
export function ReactMenu({ post, thread, name }: ReactionsProps & { name: string }) {
  const { isMine, turn } = useReactions(post, thread);
  return (
    <Menu label={t('post.react', { name })} icon="smile">
      {Reactions.map((reaction) => (
        <button
          key={reaction}
          type="button"
          class="menu-row"
          aria-pressed={isMine(reaction)}
          onClick={() => turn(reaction)}
        >
          <Icon name={icons[reaction]} />
          {t(`reaction.${reaction}`)}
        </button>
      ))}
    </Menu>
  );
}

function useReactions(post: ShownPost, thread: ThreadId) {
  const { outbox, member } = useLive();
  const of = (reaction: ReactionName) => post.reactions[reaction] ?? [];
  const isMine = (reaction: ReactionName) => of(reaction).includes(member);
  const turn = (reaction: ReactionName) =>
    void outbox.add({ do: 'react', thread, no: post.no, name: reaction, on: !isMine(reaction) });
  return { of, isMine, turn };
}
