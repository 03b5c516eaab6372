import { type Licence, Licences } from '../api/entries';
import { isLanguage, LanguageNames, t } from '../i18n';
import { axisLabel } from '../live/axes';
import { AxisField } from '../ui/AxisField';
import { placeInWords } from '../ui/countryName';
import { Field } from '../ui/Field';
import { CountrySelect, languageChoices } from '../ui/pickers';
import type { PublicationChange } from './draft';
import type { Facts } from './facts';
import { More } from './More';

interface AboutFieldsProps {
  readonly facts: Facts;
  readonly language: string;
  /** Whether it was never shared: then its language can be another one. */
  readonly isDraft: boolean;
  readonly onSay: (change: PublicationChange) => void;
}

const Texts = new Set(['country', 'territory', 'language', 'methodVersion']);

/** What it is about, where, in which language and under which licence. */
export function AboutFields({ facts, language, isDraft, onSay }: AboutFieldsProps) {
  const take = ({ target }: Event) => {
    const { name, value, form } = target as HTMLInputElement;
    const inside = form ?? (target as HTMLElement).closest('.publish');
    if (Texts.has(name)) onSay({ [name]: value });
    else if (name === 'licence') onSay({ licence: value as Licence });
    else if (name === 'axes') {
      const boxes = [...(inside?.querySelectorAll<HTMLInputElement>('[name=axes]:checked') ?? [])];
      onSay({ axes: boxes.map((box) => box.value) });
    }
  };
  const axes = facts.axes.flatMap((key) => axisLabel(key) ?? []).join(', ');
  return (
    <div onInput={take}>
      <More label={t('publication.axes')} summary={axes}>
        <AxisField chosen={facts.axes} />
      </More>
      <More label={t('publication.where')} summary={placeInWords(facts.territory, facts.country)}>
        <Field label={t('steps.country')}>
          {(field) => <CountrySelect {...field} name="country" defaultValue={facts.country} />}
        </Field>
        <Field label={t('profile.territory')}>
          {(field) => <input {...field} name="territory" maxLength={80} defaultValue={facts.territory} />}
        </Field>
      </More>
      <More
        label={t('publication.languageAndLicence')}
        summary={`${isLanguage(language) ? LanguageNames[language] : language} · ${t(`licence.${facts.licence}`)}`}
      >
        {facts.type === 'method' && (
          <Field label={t('publication.methodVersion')} hint={t('publication.methodVersion.hint')}>
            {(field) => <input {...field} name="methodVersion" maxLength={20} defaultValue={facts.methodVersion} />}
          </Field>
        )}
        {isDraft && (
          <Field label={t('publication.language')}>
            {(field) => (
              <select {...(field as object)} name="language">
                {languageChoices.map(({ value, label }) => (
                  <option key={value} value={value} selected={value === language} lang={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t('publication.licence')} hint={t('publication.licence.hint')}>
          {(field) => (
            <select {...(field as object)} name="licence">
              {Licences.map((one) => (
                <option key={one} value={one} selected={one === facts.licence}>
                  {t(`licence.${one}`)} · {t(`licence.${one}.about`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </More>
    </div>
  );
}
