import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import type { Post, ThreadId } from '../api/entries';
import { part } from '../app/part';
import { useHide } from '../hiding/useHide';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { isSecret } from '../live/secrecy';
import type { TaskDialog } from '../tasks/TaskDialog';
import { Listen } from '../listen/Listen';
import { useReport } from '../reports/useReport';
import { Button } from '../ui/Button';
import { CopyBox } from '../ui/CopyBox';
import { Dialog } from '../ui/Dialog';
import { Menu } from '../ui/Menu';
import { History } from './History';
import { Rights } from './rights';
import { wordsOf } from './wordsOf';

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
  const { isOpen, leads, moderates, title, group, agreedIn } = useContext(Rights);
  const task = useSignal<{ readonly Dialog: typeof TaskDialog } | null>(null);
  const shows = useSignal(false);
  const mayChange = isOpen && (post.by === member || leads);
  const links = useSignal(false);
  const report = useReport(`thread/${thread}`, post.no, group ?? agreedIn);
  const hide = useHide(`thread/${thread}`, post.no, group ?? agreedIn);
  const link = `${location.origin}${location.pathname}#p${post.no}`;
  const makeTask = async () => {
    const { TaskDialog } = await part(() => import('../tasks/TaskDialog'));
    task.value = { Dialog: TaskDialog };
  };
  const Task = task.value?.Dialog;
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
        {!isSecret(thread) && (
          <Button look="quiet" icon="link" onClick={() => (links.value = true)}>
            {t('post.copyLink')}
          </Button>
        )}
        <Listen look="quiet" source={post.source} by={post.by} />
        {isOpen && group && (
          <Button look="quiet" icon="check" onClick={() => void makeTask()}>
            {t('tasks.fromPost')}
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
        {post.by !== member && (
          <Button look="quiet" icon="triangle-alert" onClick={report.open}>
            {t('report.act')}
          </Button>
        )}
        {moderates && post.by !== member && (
          <Button look="quiet" icon="eye-off" onClick={hide.open}>
            {t('hiding.act')}
          </Button>
        )}
      </Menu>
      {report.dialog}
      {hide.dialog}
      {links.value && (
        <Dialog title={t('post.link.title', { name })} onClose={() => (links.value = false)}>
          <CopyBox label={t('post.link.label')} value={link} share={{ title: title, text: '' }} />
        </Dialog>
      )}
      {Task && group && (
        <Task
          group={group}
          words={wordsOf(post)}
          from={{ topic: `thread/${thread}`, no: post.no }}
          onClose={() => (task.value = null)}
        />
      )}
      {shows.value && (
        <History
          thread={thread}
          no={post.no}
          mayPurge={post.by === member || leads}
          onClose={() => (shows.value = false)}
        />
      )}
    </>
  );
}
