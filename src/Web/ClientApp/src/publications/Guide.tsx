import type { PublicationKind } from '../api/entries';
import { headed } from '../editor/headed';
import { t } from '../i18n';
import { Button } from '../ui/Button';

/** Questions that help to begin, for each kind; nobody has to answer them. */
export function Guide({ kind, onUse }: { kind: PublicationKind; onUse: (guide: string) => void }) {
  const questions = t(`publication.guide.${kind}`).split('|');
  return (
    <div class="guide">
      <p class="guide-title">{t('publication.guide')}</p>
      <p class="small">{questions.join(' · ')}</p>
      <Button look="quiet" icon="plus" onClick={() => onUse(headed(questions))}>
        {t('publication.guide.use')}
      </Button>
    </div>
  );
}
