import { useRoute } from 'preact-iso';
import { get, put, Refused } from '../api/http';
import type { Network } from '../api/account';
import type { Terms } from '../api/terms';
import { isAdministrator, me, phase } from '../app/session';
import { SignIn } from '../app/routes';
import { language, t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { Prose } from '../pages/Prose';
import { Button, ButtonLink } from '../ui/Button';
import { minute } from '../ui/clock';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { Answers } from './Answers';
import { useAgreed } from './useAgreed';

interface Shown {
  readonly terms: Terms;
  readonly network: string;
  /** The newest version's number. */
  readonly newest: number;
  readonly versions: readonly { readonly no: number; readonly at: string }[];
}

async function read(wanted: number | null): Promise<Shown | null> {
  const words = `?language=${language.peek()}`;
  const [current, network, versions] = await Promise.all([
    get<Terms>(`/api/terms${words}`),
    get<Network>('/api/network'),
    get<{ items: Shown['versions'] }>('/api/terms/versions'),
  ]);
  const no = wanted ?? current.no;
  const terms = no === 0 ? current : await get<Terms>(`/api/terms/versions/${no}${words}`).catch(unlessMissing);
  return terms && { terms, network: network.name, newest: current.no, versions: versions.items };
}

function unlessMissing(error: unknown): null {
  if (error instanceof Refused && error.status === 404) return null;
  throw error;
}

/** What the network says to whoever joins, with its legal notice and what held before; open to everybody. */
export default function TermsPage() {
  const { query } = useRoute();
  const wanted = /^\d{1,6}$/.test(query.v ?? '') ? Number(query.v) : null;
  const { value, failed, again } = useLoaded(() => read(wanted), `${wanted} ${language.value}`);
  const back = phase.value === 'signedIn' ? undefined : { href: SignIn, label: t('nav.back') };
  return (
    <>
      <PageTitle title={t('terms.title')} back={back} />
      {value === undefined && (failed ? <LoadFailed cause={failed} onRetry={again} /> : <Skeleton rows={4} />)}
      {value === null && <EmptyState id="terms" title={t('terms.none')} />}
      {value && <Version {...value} />}
    </>
  );
}

function Version({ terms, network, newest, versions }: Shown) {
  const date = (at: string) => shortDate(new Date(at), minute.value);
  return (
    <>
      {terms.at && <p class="small">{t('terms.since', { n: terms.no, date: date(terms.at) })}</p>}
      {terms.no < newest && (
        <p class="alert">
          {t('terms.older')} <a href="/app/condiciones">{t('terms.older.act')}</a>
        </p>
      )}
      <Answers terms={terms} network={network} />
      {terms.leastAge > 0 && <p>{t('terms.age.rule', { n: terms.leastAge })}</p>}
      {terms.text?.noticeHtml && (
        <section aria-labelledby="notice" lang={terms.text.language}>
          <h2 id="notice">{t('terms.notice')}</h2>
          <Prose html={terms.text.noticeHtml} />
        </section>
      )}
      {me.value && terms.no === newest && <Agreement no={newest} date={date} />}
      {versions.length > 1 && (
        <section aria-labelledby="versions">
          <h2 id="versions">{t('terms.versions')}</h2>
          <ul class="terms-versions">
            {versions.map(({ no, at }) => (
              <li key={no}>
                <a href={`/app/condiciones?v=${no}`} aria-current={no === terms.no ? 'page' : undefined}>
                  {t('terms.since', { n: no, date: date(at) })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isAdministrator() && (
        <ButtonLink icon="pencil" href="/app/admin/condiciones">
          {t('terms.write')}
        </ButtonLink>
      )}
    </>
  );
}

/** What the member said to it, and the yes that a newer version waits for. */
function Agreement({ no, date }: { no: number; date: (at: string) => string }) {
  const consent = useAgreed();
  const agree = useSubmit(() => put<void>('/api/me/terms', { no }));
  if (consent && consent.version >= no) return <p class="small">{t('terms.agreed', { date: date(consent.at) })}</p>;
  if (no === 0) return null;
  return (
    <div class="terms-agree">
      <p>{t('terms.asks')}</p>
      <Button look="primary" busy={agree.busy} onClick={() => void agree.submit()}>
        {t('terms.yes')}
      </Button>
      <Problem form={agree} />
    </div>
  );
}
