import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { get } from '../api/http';
import type { Items } from '../api/account';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { language, t } from '../i18n';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { useLoaded } from '../ui/useLoaded';
import { Changes } from '../versions/Changes';
import { type Version, VersionList } from '../versions/VersionList';
import { publicationIn } from './kinds';
import { nameOf, type TextView } from './Texts';
import { type Publication, titleOf, usePublication } from './usePublication';
import '../styles/publications.css';

/** What it said before, and what each version changed. */
export default function VersionsPage() {
  const found = usePublication(publicationIn(useRoute().params.publication ?? ''));
  return (
    <Found found={found} title={t('publication.versions')}>
      {(publication) => <Versions key={publication.id} publication={publication} />}
    </Found>
  );
}

function Versions({ publication }: { publication: Publication }) {
  const { id, about, texts } = publication;
  const shared = texts.filter((one) => one.version > 0);
  const code = useSignal(about.language);
  const title = titleOf(publication, language.value);
  const newest = texts.find((one) => one.language === code.value)?.version ?? 0;
  const path = `/api/publications/${id}/texts/${code.value}`;
  const list = useLoaded(() => get<Items<Version>>(`${path}/versions`), `${code.value} ${newest}`);
  const versions = [...(list.value?.items ?? [])].sort((a, b) => b.version - a.version);
  const chosen = useSignal(0);
  const later = versions.find((one) => one.version === chosen.value) ?? versions[0];
  return (
    <>
      <PageTitle
        title={t('publication.versions')}
        back={{ href: addressOf.publication(id, title), label: t('thread.back', { name: title }) }}
      />
      <p class="lead">{title}</p>
      {shared.length > 1 && (
        <Field label={t('publication.language')}>
          {(field) => (
            <select
              {...(field as object)}
              value={code.value}
              onChange={(event) => {
                code.value = event.currentTarget.value;
                chosen.value = 0;
              }}
            >
              {shared.map((one) => (
                <option key={one.language} value={one.language}>
                  {nameOf(one.language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {list.failed ? <LoadFailed cause={list.failed} onRetry={list.again} /> : null}
      {!list.value && !list.failed && <Skeleton rows={3} />}
      {list.value && versions.length === 0 && <EmptyState id={id} title={t('publication.versions.none')} />}
      <VersionList versions={versions} chosen={later?.version} onChoose={(version) => (chosen.value = version)} />
      {later && (
        <Changes
          key={`${code.value} ${later.version}`}
          load={(version) => get<TextView>(`${path}?version=${version}`)}
          lang={code.value}
          former={versions.find((one) => one.version < later.version)?.version}
          later={later.version}
        />
      )}
    </>
  );
}
