import '../styles/terms.css';
import type { Terms } from '../api/terms';
import { t } from '../i18n';

/** What is answered before anybody joins, in this order. */
export const Questions = ['responsible', 'purpose', 'place', 'readers'] as const;

/** Who is responsible, what for, where and for how long, and who sees it: in the network's words, or else the product's. */
export function Answers({ terms, network }: { terms: Terms; network: string }) {
  return (
    <dl class="terms">
      {Questions.map((question) => {
        const own = terms.text?.[question];
        return (
          <div key={question}>
            <dt>{t(`terms.${question}`)}</dt>
            <dd lang={own ? terms.text?.language : undefined}>{own ?? t(`terms.${question}.own`, { network })}</dd>
          </div>
        );
      })}
    </dl>
  );
}
