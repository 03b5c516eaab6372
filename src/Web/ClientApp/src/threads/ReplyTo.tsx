import type { Post } from '../api/entries';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { wordsOf } from './wordsOf';

/** Above the box: which post is being answered. */
export function ReplyTo({ post, onCancel }: { post: Post; onCancel: () => void }) {
  return (
    <div class="reply-to">
      <p class="clip">
        <strong>{t('post.replyTo', { name: memberName(post.by) })}</strong> {wordsOf(post)}
      </p>
      <Button look="quiet" icon="x" label={t('post.replyTo.cancel')} onClick={onCancel} />
    </div>
  );
}
