import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { sentence } from '../ui/useSubmit';
import '../styles/versions.css';
import type { Drafting } from './Drafting';

/** Where what was written is safe, in words. */
export function SaveWords({ drafting }: { drafting: Drafting }) {
  const { store } = useLive();
  const saving = drafting.saving.value;
  if (saving === 'refused') {
    return (
      <p class="save-words is-wrong" role="status">
        {t('publication.saving.refused', { why: sentence(drafting.refusal.value) })}{' '}
        <Button look="quiet" onClick={() => void drafting.save()}>
          {t('action.retry')}
        </Button>
      </p>
    );
  }
  const word = saving === 'kept' && !store.keeps ? 'unkept' : saving === 'away' && !store.keeps ? 'unkept' : saving;
  return (
    <p class="save-words" role="status">
      {saving !== 'nothing' && t(`publication.saving.${word as Exclude<typeof word, 'nothing' | 'refused'>}`)}
    </p>
  );
}
