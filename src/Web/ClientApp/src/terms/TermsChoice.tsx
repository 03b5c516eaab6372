import type { Terms } from '../api/terms';
import { t } from '../i18n';
import { Answers } from './Answers';

interface TermsChoiceProps {
  readonly terms: Terms;
  readonly network: string;
  readonly errorOf: (name: string) => string | undefined;
}

/** What happens with what one writes, read before joining, and the yes to it: nobody joins without, and nothing is ticked before. */
export function TermsChoice({ terms, network, errorOf }: TermsChoiceProps) {
  return (
    <section class="terms-choice" aria-labelledby="terms">
      <h2 id="terms">{t('terms.title')}</h2>
      <Answers terms={terms} network={network} />
      <p class="small">{t('terms.apart')}</p>
      <p class="small">
        <a href="/app/condiciones" target="_blank">
          {t(terms.text?.hasNotice ? 'terms.read.notice' : 'terms.read')}
        </a>
      </p>
      <Yes name="terms" words={t('terms.yes')} error={errorOf('terms')} />
      {terms.leastAge > 0 && (
        <Yes
          name="ofAge"
          words={t('terms.age', { n: terms.leastAge })}
          hint={t('terms.age.hint')}
          error={errorOf('ofAge')}
        />
      )}
    </section>
  );
}

interface YesProps {
  readonly name: string;
  readonly words: string;
  readonly hint?: string;
  readonly error?: string;
}

function Yes({ name, words, hint, error }: YesProps) {
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          name={name}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
        />
        <span>
          {words}
          {hint && <span class="choice-hint">{hint}</span>}
        </span>
      </label>
      {error && (
        <p id={`${name}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
