import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { RelativeTime } from '../ui/RelativeTime';
import type { WorkingText, Written } from './draft';
import type { Drafting } from './Drafting';

/** Somebody else wrote meanwhile: both texts beside each other, and the choice between them. Nothing is lost. */
export function ConflictView({ drafting, theirs }: { drafting: Drafting; theirs: WorkingText }) {
  const { member } = useLive();
  const mine = drafting.draft.value.text;
  const name = theirs.by && theirs.by !== member ? memberCard(theirs.by)?.name : undefined;
  return (
    <section class="conflict" role="alert" aria-labelledby="conflict">
      <h2 id="conflict">{name ? t('publication.conflict.by', { name }) : t('publication.conflict')}</h2>
      <p class="small">{t('publication.conflict.text')}</p>
      <div class="two-texts">
        <OneText heading={t('publication.conflict.mine')} text={mine}>
          <Button onClick={() => drafting.settle(true)}>{t('publication.conflict.keepMine')}</Button>
        </OneText>
        <OneText heading={name ?? t('publication.conflict.theirs')} text={theirs} at={theirs.at}>
          <Button onClick={() => drafting.settle(false)}>{t('publication.conflict.takeTheirs')}</Button>
        </OneText>
      </div>
    </section>
  );
}

interface OneTextProps {
  readonly heading: string;
  readonly text: Written;
  readonly at?: string;
  readonly children: ComponentChildren;
}

function OneText({ heading, text, at, children }: OneTextProps) {
  return (
    <div class="card conflict-text">
      <h3>{heading}</h3>
      {at && (
        <p class="small">
          <RelativeTime at={at} />
        </p>
      )}
      <p class="conflict-title">{text.title}</p>
      <div class="conflict-body is-plain" tabIndex={0} role="region" aria-label={heading}>
        {text.body}
      </div>
      {children}
    </div>
  );
}
