import type { Appeal, Decision } from '../api/reports';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { RelativeTime } from '../ui/RelativeTime';

/** What somebody decided, and why. */
export function Decided({ word, decision }: { word: string; decision: Decision }) {
  return (
    <p>
      <strong>{word}</strong> {decision.text}{' '}
      <span class="small">
        {memberName(decision.by)} · <RelativeTime at={decision.at} />
      </span>
    </p>
  );
}

/** What whoever wrote it says against it, and what was decided on that. */
export function AppealLines({ appeal }: { appeal: Appeal }) {
  const { decision, granted, text, elsewhere, at } = appeal;
  if (decision) return <Decided word={t(granted ? 'appeal.granted' : 'appeal.rejected')} decision={decision} />;
  return (
    <>
      <p>
        <strong>{t('appeal.said')}</strong> {text}{' '}
        <span class="small">
          <RelativeTime at={at} />
        </span>
      </p>
      {elsewhere && <p class="small">{t('appeal.elsewhere')}</p>}
    </>
  );
}
