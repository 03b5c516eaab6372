import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button, ButtonLink } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { keptPageDraft } from './openPage';
import { keptDraft } from './pageDraft';
import { PageDrafting } from './PageDrafting';
import { addressOfPage, type Page } from './usePage';

/** What was written here and isn't in the page: it is not forgotten, and leads to where one goes on. */
export function OwnDraft({ page }: { page: Page }) {
  const { store, learn } = useLive();
  const isThere = useSignal(false);
  const asks = useSignal(false);
  const saving = useSignal<PageDrafting | null>(null);
  useEffect(() => {
    let left = false;
    void keptPageDraft(store, page.id).then((kept) => {
      if (left) return;
      isThere.value = kept !== undefined;
      // It was to be saved and there was no line then: it is as soon as there is one.
      if (kept?.wanted) saving.value = new PageDrafting(store, learn, kept, false);
    });
    return () => {
      left = true;
      saving.peek()?.leave();
    };
  }, [page.id]);
  if (!isThere.value || saving.value?.saving.value === 'saved') return null;
  const discard = async () => {
    await store.setValue(keptDraft(page.id), undefined).catch(() => {});
    asks.value = isThere.value = false;
  };
  return (
    <div class="alert own-draft">
      <p>{t('page.draft')}</p>
      <div class="acts">
        <ButtonLink href={`${addressOfPage(page)}/escribir`}>{t('page.draft.go')}</ButtonLink>
        <Button look="quiet" onClick={() => (asks.value = true)}>
          {t('page.draft.discard')}
        </Button>
      </div>
      {asks.value && (
        <Confirm
          title={t('page.draft.discard.sure')}
          text={t('page.draft.discard.text')}
          act={t('page.draft.discard')}
          onConfirm={() => void discard()}
          onClose={() => (asks.value = false)}
        />
      )}
    </div>
  );
}
