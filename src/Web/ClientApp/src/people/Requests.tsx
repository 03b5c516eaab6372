import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { MemberId } from '../api/entries';
import { del, get, put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { memberCard, memberName, organizationCard } from '../live/cards';
import { Button } from '../ui/Button';
import { countryName } from '../ui/countryName';
import { EmptyState, ErrorState, Skeleton } from '../ui/EmptyState';
import { Face } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { RelativeTime } from '../ui/RelativeTime';
import { useSubmit } from '../ui/useSubmit';

interface JoinRequest {
  readonly member: MemberId;
  readonly at: string;
  readonly text: string;
  /** In an organization: what the person does there. */
  readonly role?: string;
}

/** For whom somebody works, and where from. */
function From({ member }: { member: MemberId }) {
  const card = memberCard(member);
  const organization = card?.organization && organizationCard(card.organization)?.name;
  const words = [organization, countryName(card?.country ?? '')].filter(Boolean).join(' · ');
  return words ? <span class="post-org">{words}</span> : null;
}

interface RequestsProps {
  /** Where they are asked for and answered. */
  readonly path: string;
  /** How many there are, as far as is known: they are asked for again when it changes. */
  readonly count: number | undefined;
  /** What appears here. */
  readonly empty: string;
}

/** Who asks to join, for those who can answer. */
export function Requests({ path, count, empty }: RequestsProps) {
  const requests = useSignal<readonly JoinRequest[] | null>(null);
  const load = useSubmit(async () => {
    requests.value = (await get<{ items: JoinRequest[] }>(path)).items;
  });
  useEffect(() => void load.submit(), [path, count]);
  const answer = useSubmit(async ({ member, yes }: { member: MemberId; yes: boolean }) => {
    if (yes) await put(`${path}/${member}`, { requestId: requestId() });
    else await del(`${path}/${member}?requestId=${requestId()}`);
    requests.value = requests.value?.filter((one) => one.member !== member) ?? null;
  });
  if (load.error && !requests.value) return <ErrorState title={load.error} onRetry={() => void load.submit()} />;
  if (!requests.value) return <Skeleton />;
  if (requests.value.length === 0) return <EmptyState id={path} title={empty} />;
  return (
    <>
      {answer.error && (
        <p class="alert alert-danger" role="alert">
          {answer.error}
        </p>
      )}
      <ul class="stack">
        {requests.value.map(({ member, at, text, role }) => {
          const name = memberName(member);
          return (
            <li key={member} class="card">
              <div class="person is-wrapping">
                <Face id={member} name={name} />
                <span class="person-words">
                  <MemberLink class="post-name" id={member} name={name} />
                  <From member={member} />
                </span>
                <span class="post-time">
                  <RelativeTime at={at} />
                </span>
              </div>
              {role && <p>{role}</p>}
              {text && <p class="is-plain">{text}</p>}
              <div class="acts">
                <Button
                  look="primary"
                  icon="check"
                  aria-label={t('group.requests.accept.name', { name })}
                  onClick={() => void answer.submit({ member, yes: true })}
                >
                  {t('group.requests.accept')}
                </Button>
                <Button
                  aria-label={t('group.requests.refuse.name', { name })}
                  onClick={() => void answer.submit({ member, yes: false })}
                >
                  {t('group.requests.refuse')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
