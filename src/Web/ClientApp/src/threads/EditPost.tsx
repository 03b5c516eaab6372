import type { Post, ThreadId } from '../api/entries';
import { Composer } from '../composer/Composer';
import { draftValue } from '../composer/useDraft';
import { usePeopleOf } from '../composer/usePeopleOf';
import { t } from '../i18n';
import { useLive } from '../live/hooks';

/** A post being written anew, in its own place. */
export function EditPost({ post, thread, onDone }: { post: Post; thread: ThreadId; onDone: () => void }) {
  const { outbox } = useLive();
  const people = usePeopleOf(thread);
  const draft = `thread/${thread}/edit/${post.no}`;
  return (
    <Composer
      label={t('post.edit.label')}
      saveLabel={t('action.save')}
      initial={post.source}
      draft={draft}
      people={people}
      mayBeEmpty={post.attachments !== undefined}
      focus
      onCancel={onDone}
      onSend={async (body) => {
        if (body !== post.source) await outbox.add({ do: 'edit', thread, no: post.no, body }, draftValue(draft));
        onDone();
      }}
    />
  );
}
