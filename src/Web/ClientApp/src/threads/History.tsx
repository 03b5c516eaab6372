import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { MemberId, ThreadId } from '../api/entries';
import { del, get } from '../api/http';
import { requestId } from '../api/requestId';
import { decode } from '../composer/mentions';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Dialog } from '../ui/Dialog';
import { RelativeTime } from '../ui/RelativeTime';
import { useSubmit } from '../ui/useSubmit';

interface PostVersion {
  readonly at: string;
  readonly by: MemberId;
  readonly source: string;
}

interface HistoryProps {
  readonly thread: ThreadId;
  readonly no: number;
  readonly mayPurge: boolean;
  readonly onClose: () => void;
}

/** What a post said before it was edited; its author and those who facilitate can remove that for good. */
export function History({ thread, no, mayPurge, onClose }: HistoryProps) {
  const path = `/api/threads/${thread}/posts/${no}/history`;
  const versions = useSignal<readonly PostVersion[] | null>(null);
  const load = useSubmit(async () => {
    versions.value = (await get<{ items: PostVersion[] }>(path)).items;
  });
  const purge = useSubmit(async () => {
    await del(`${path}?requestId=${requestId()}`);
    onClose();
  });
  const purges = useSignal(false);
  useEffect(() => void load.submit(), [path]);
  if (purges.value) {
    return (
      <Confirm
        title={t('post.history.purge.sure')}
        text={t('post.history.purge.text')}
        act={t('post.history.purge')}
        busy={purge.busy}
        error={purge.error}
        onConfirm={() => void purge.submit()}
        onClose={() => (purges.value = false)}
      />
    );
  }
  return (
    <Dialog title={t('post.history')} onClose={onClose}>
      {load.error && <p role="alert">{load.error}</p>}
      {versions.value?.length === 0 && <p>{t('post.history.empty')}</p>}
      <ol class="stack">
        {versions.value?.map((version) => (
          <li key={version.at} class="card">
            <p class="small">
              {memberName(version.by)} · <RelativeTime at={version.at} />
            </p>
            <p class="is-plain">{decode(version.source).text}</p>
          </li>
        ))}
      </ol>
      {mayPurge && versions.value && versions.value.length > 0 && (
        <Button look="danger" onClick={() => (purges.value = true)}>
          {t('post.history.purge')}
        </Button>
      )}
    </Dialog>
  );
}
