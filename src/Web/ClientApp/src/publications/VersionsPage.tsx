import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import type { MemberId } from '../api/entries';
import { get } from '../api/http';
import type { Items } from '../api/account';
import { Found } from '../app/Found';
import { part } from '../app/part';
import { addressOf } from '../app/slugs';
import { language, t } from '../i18n';
import { memberCard } from '../live/cards';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { RelativeTime } from '../ui/RelativeTime';
import { useLoaded } from '../ui/useLoaded';
import type { Part } from './differences';
import { publicationIn } from './kinds';
import { nameOf, type TextView } from './Texts';
import { type Publication, titleOf, usePublication } from './usePublication';
import '../styles/publications.css';

interface Version {
  readonly version: number;
  readonly title: string;
  readonly at: string;
  readonly by: MemberId;
}

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
      <ol class="versions">
        {versions.map((one) => (
          <li key={one.version}>
            <button
              type="button"
              class="version-row"
              aria-pressed={one === later}
              onClick={() => (chosen.value = one.version)}
            >
              <strong>{t('publication.version.n', { n: one.version })}</strong>
              <span class="small">
                {memberCard(one.by)?.name ?? t('member.unknown')} · <RelativeTime at={one.at} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {later && (
        <Changes
          key={`${code.value} ${later.version}`}
          path={path}
          lang={code.value}
          former={versions.find((one) => one.version < later.version)?.version}
          later={later.version}
        />
      )}
    </>
  );
}

/** Pictures by what they show. */
const withoutIds = (source: string): string =>
  source.replace(/!\[([^\]\n]*)\]\([^)\n]*\)/g, (_, alt: string) => `[${t('publication.picture')}: ${alt}]`);

interface ChangesProps {
  readonly path: string;
  readonly lang: string;
  /** Nothing for the first one. */
  readonly former: number | undefined;
  readonly later: number;
}

/** A version as it was written, with what it took out and put in. */
function Changes({ path, lang, former, later }: ChangesProps) {
  const load = useLoaded<readonly Part[]>(async () => {
    const version = (n: number) => get<TextView>(`${path}?version=${n}`);
    const [{ differences }, now, before] = await Promise.all([
      part(() => import('./differences')),
      version(later),
      former === undefined ? null : version(former),
    ]);
    const whole = ({ title, source }: TextView) => `${title}\n\n${withoutIds(source)}`;
    return before ? differences(whole(before), whole(now)) : [{ kind: 'same' as const, text: whole(now) }];
  });
  if (load.failed) return <LoadFailed cause={load.failed} onRetry={load.again} />;
  if (!load.value) return <Skeleton shape="card" rows={1} />;
  const changes = load.value.filter((one) => one.kind !== 'same').length;
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes" class="box-title">
        {former === undefined ? t('publication.versions.first') : t('publication.versions.between', { former, later })}
      </h2>
      {former !== undefined && changes === 0 && <p class="small">{t('publication.versions.same')}</p>}
      <p class="difference is-plain" lang={lang}>
        {load.value.map(({ kind, text }, i) =>
          kind === 'added' ? (
            <ins key={i}>{text}</ins>
          ) : kind === 'removed' ? (
            <del key={i}>{text}</del>
          ) : (
            <span key={i}>{text}</span>
          ),
        )}
      </p>
    </section>
  );
}
