import type { Post, ThreadId } from '../api/entries';
import { Composer } from '../composer/Composer';
import { t } from '../i18n';
import { useLive } from '../live/hooks';

/** A post being written anew, in its own place. */
export function EditPost({ post, thread, onDone }: { post: Post; thread: ThreadId; onDone: () => void }) {
  const { outbox } = useLive();
  return (
    <Composer
      label={t('post.edit.label')}
      sendLabel={t('action.save')}
      initial={post.source}
      people={[]}
      focus
      onCancel={onDone}
      onSend={(body) => {
        if (body !== post.source) void outbox.add({ do: 'edit', thread, no: post.no, body });
        onDone();
      }}
    />
  );
}
