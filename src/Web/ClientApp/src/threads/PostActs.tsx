import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import type { Post, ThreadId } from '../api/entries';
import { findGroup } from '../groups/findGroup';
import { t } from '../i18n';
import { useEntries, useLive, useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { CopyBox } from '../ui/CopyBox';
import { Dialog } from '../ui/Dialog';
import { Menu } from '../ui/Menu';
import { History } from './History';
import { hasVoice, heard, listen } from './listen';

interface PostActsProps {
  readonly post: Post;
  readonly thread: ThreadId;
  readonly name: string;
  readonly onReply: (post: Post) => void;
  readonly onEdit: () => void;
}

/** What one may do with a post; each act says whose post it is. */
export function PostActs({ post, thread, name, onReply, onEdit }: PostActsProps) {
  const { outbox, member } = useLive();
  const mine = useMine();
  const { params } = useRoute();
  const shows = useSignal(false);
  const group = findGroup(params.group ?? '', mine);
  const facilitates = group !== undefined && entryOf(mine, 'membership', group)?.role === 'facilitator';
  const about = entryOf(useEntries(`thread/${thread}`), 'threadAbout', 'about');
  const archived = entryOf(useEntries(group ? `group/${group}` : null), 'groupAbout', 'about')?.archived;
  const isOpen = !about?.closed && !archived;
  const mayChange = isOpen && (post.by === member || facilitates);
  const links = useSignal(false);
  const link = `${location.origin}${location.pathname}#p${post.no}`;
  return (
    <>
      {isOpen && (
        <Button
          look="quiet"
          icon="reply"
          class="post-reply"
          label={t('post.reply.to', { name })}
          title={t('post.reply.to', { name })}
          onClick={() => onReply(post)}
        >
          <span>{t('action.reply')}</span>
        </Button>
      )}
      <Menu label={t('post.menu', { name })}>
        <Button look="quiet" icon="link" onClick={() => (links.value = true)}>
          {t('post.copyLink')}
        </Button>
        {hasVoice.value && post.source && (
          <Button look="quiet" icon={heard.value === post ? 'square' : 'volume-2'} onClick={() => listen(post)}>
            {t(heard.value === post ? 'listen.stop' : 'listen.start')}
          </Button>
        )}
        {mayChange && (
          <Button look="quiet" icon="pencil" onClick={onEdit}>
            {t('action.edit')}
          </Button>
        )}
        {post.editedAt && (
          <Button look="quiet" icon="history" onClick={() => (shows.value = true)}>
            {t('post.history')}
          </Button>
        )}
        {mayChange && (
          <Button look="quiet" icon="trash-2" onClick={() => void outbox.add({ do: 'delete', thread, no: post.no })}>
            {t('action.delete')}
          </Button>
        )}
      </Menu>
      {links.value && (
        <Dialog title={t('post.link.title', { name })} onClose={() => (links.value = false)}>
          <CopyBox label={t('post.link.label')} value={link} share={{ title: about?.title ?? '', text: '' }} />
        </Dialog>
      )}
      {shows.value && (
        <History
          thread={thread}
          no={post.no}
          mayPurge={post.by === member || facilitates}
          onClose={() => (shows.value = false)}
        />
      )}
    </>
  );
}
