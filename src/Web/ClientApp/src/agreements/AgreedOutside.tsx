import type { GroupView } from '../groups/useGroup';
import { t } from '../i18n';
import { AgreedText } from './AgreedText';
import '../styles/posts.css';
import '../styles/reports.css';

/** What a group agreed on, to read before one joins. */
export default function AgreedOutside({ view }: { view: GroupView }) {
  return (
    <section class="agreed" aria-labelledby="agreements">
      <h2 id="agreements">{t('agreements.title')}</h2>
      <AgreedText group={view.id} version={view.agreed} />
    </section>
  );
}
