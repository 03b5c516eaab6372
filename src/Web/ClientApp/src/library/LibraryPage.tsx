import { useSignal } from '@preact/signals';
import type { FeedItem } from '../api/entries';
import { Feed } from '../feeds/Feed';
import { t } from '../i18n';
import { allAxes, AxesTopic, isAbout, labelOf } from '../live/axes';
import { useEntries, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { ButtonLink } from '../ui/Button';
import { countryName } from '../ui/countryName';
import { Field } from '../ui/Field';
import { PageTitle } from '../ui/Page';
import '../styles/people.css';
import '../styles/publications.css';

const Methods = 'kind-method';

/** Methods and tools that the network shares, by axis and country. */
export default function LibraryPage() {
  useTopic(AxesTopic);
  const axis = useSignal('');
  const country = useSignal('');
  const items = entriesOf(useEntries(`feed/${Methods}`), 'feedItem');
  const countries = [...new Set(items.map((item) => item.country).filter(Boolean))];
  const named = countries
    .map((code) => ({ code, name: countryName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const fits = (item: FeedItem) =>
    (!axis.value || isAbout(item.axes, axis.value)) && (!country.value || item.country === country.value);
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('nav.library')} />
        <ButtonLink look="primary" icon="plus" href="/app/compartir/method">
          {t('library.add')}
        </ButtonLink>
      </div>
      <p class="lead">{t('library.lead')}</p>
      {items.length > 0 && (
        <div class="library-filters">
          <Field label={t('library.axis')}>
            {(field) => (
              <select
                {...(field as object)}
                value={axis.value}
                onChange={(event) => (axis.value = event.currentTarget.value)}
              >
                <option value="">{t('library.all')}</option>
                {allAxes.value.map((one) => (
                  <option key={one.id} value={one.id}>
                    {labelOf(one)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('steps.country')}>
            {(field) => (
              <select
                {...(field as object)}
                value={country.value}
                onChange={(event) => (country.value = event.currentTarget.value)}
              >
                <option value="">{t('library.all')}</option>
                {named.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      <Feed
        key={`${axis.value} ${country.value}`}
        feeds={[Methods]}
        empty={items.length > 0 ? t('library.none') : t('library.empty')}
        only={axis.value || country.value ? fits : undefined}
      />
    </>
  );
}
