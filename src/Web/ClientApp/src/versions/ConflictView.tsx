import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { RelativeTime } from '../ui/RelativeTime';
import '../styles/versions.css';
import type { Signed, Written } from './written';

interface ConflictViewProps {
  readonly mine: Written;
  readonly theirs: Signed;
  /** Goes on with what was written here, or with the other text. */
  readonly onSettle: (mine: boolean) => void;
  /** Goes on with both, one below the other. */
  readonly onJoin?: () => void;
}

/** Somebody else wrote meanwhile: both texts beside each other, and the choice between them. Nothing is lost. */
export function ConflictView({ mine, theirs, onSettle, onJoin }: ConflictViewProps) {
  const { member } = useLive();
  const name = theirs.by && theirs.by !== member ? memberCard(theirs.by)?.name : undefined;
  return (
    <section class="conflict" role="alert" aria-labelledby="conflict">
      <h2 id="conflict">{name ? t('versions.conflict.by', { name }) : t('versions.conflict')}</h2>
      <p class="small">{t('versions.conflict.text')}</p>
      <div class="two-texts">
        <OneText heading={t('versions.conflict.mine')} text={mine}>
          <Button onClick={() => onSettle(true)}>{t('versions.conflict.keepMine')}</Button>
        </OneText>
        <OneText heading={name ?? t('versions.conflict.theirs')} text={theirs} at={theirs.at}>
          <Button onClick={() => onSettle(false)}>{t('versions.conflict.takeTheirs')}</Button>
        </OneText>
      </div>
      {onJoin && (
        <p class="conflict-join">
          <Button onClick={onJoin}>{t('versions.conflict.join')}</Button>
        </p>
      )}
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
