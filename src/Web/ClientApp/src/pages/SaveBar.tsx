import { useLocation } from 'preact-iso';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { sentence } from '../ui/useSubmit';
import '../styles/publish.css';
import { isChanged } from './pageDraft';
import type { PageDrafting } from './PageDrafting';
import { addressOfPage, type Page } from './usePage';

interface SaveBarProps {
  readonly page: Page;
  readonly drafting: PageDrafting;
  readonly isOthers: boolean;
}

/** Always in sight: what is safe and where, and the one act. */
export function SaveBar({ page, drafting, isOthers }: SaveBarProps) {
  const { route } = useLocation();
  const draft = drafting.draft.value;
  const saving = drafting.saving.value;
  const save = async () => {
    if (await drafting.save()) route(addressOfPage(page), true);
  };
  return (
    <>
      <Field label={t('page.note')} hint={t('page.note.hint')}>
        {(field) => (
          <input
            {...field}
            maxLength={200}
            value={draft.note}
            onInput={(event) => drafting.change({ note: event.currentTarget.value })}
          />
        )}
      </Field>
      <div class="share-bar">
        <SaveWords drafting={drafting} />
        <div class="share-bar-row">
          <Button
            look="primary"
            busy={saving === 'saving'}
            disabled={isOthers || saving === 'conflict' || !isChanged(draft) || !draft.text.title.trim()}
            onClick={() => void save()}
          >
            {t('page.save')}
          </Button>
        </div>
      </div>
    </>
  );
}

function SaveWords({ drafting }: { drafting: PageDrafting }) {
  const { store } = useLive();
  const saving = drafting.saving.value;
  if (saving === 'refused') {
    return (
      <p class="save-words is-wrong" role="status">
        {t('page.saving.refused', { why: sentence(drafting.refusal.value) })}
      </p>
    );
  }
  const word = !store.keeps && (saving === 'kept' || saving === 'away') ? 'unkept' : saving;
  return (
    <p class="save-words" role="status">
      {word !== 'nothing' && t(`page.saving.${word}`)}
    </p>
  );
}
