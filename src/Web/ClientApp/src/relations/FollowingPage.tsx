import '../styles/people.css';
import '../styles/relations.css';
import { useSignal } from '@preact/signals';
import { addressOf } from '../app/slugs';
import type { Key } from '../i18n';
import { t } from '../i18n';
import { axisLabel } from '../live/axes';
import { memberName, organizationCard } from '../live/cards';
import { useEntries, useLive, useMine, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { Button, ButtonLink } from '../ui/Button';
import { countryName } from '../ui/countryName';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { MemberLink } from '../ui/MemberLink';
import { territoryName } from '../places/territoryName';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { follow, followsOf } from './following';

const Kinds = ['people', 'organizations', 'initiatives', 'axes', 'places'] as const;
type Kind = (typeof Kinds)[number];

interface Followed {
  readonly target: string;
  readonly kind: Kind;
  readonly name: string;
  readonly href: string;
}

/** What a target is, and how it is called. */
function useFollowed(): (target: string) => Followed | null {
  const initiatives = useEntries('directory/initiatives');
  return (target) => {
    const [head = '', ...rest] = target.split('-');
    if (head === 'axis') {
      const key = rest.join('-');
      return { target, kind: 'axes', name: axisLabel(key) ?? key, href: addressOf.axis(key) };
    }
    if (head === 'country') {
      const code = rest[0] ?? '';
      return { target, kind: 'places', name: countryName(code), href: addressOf.country(code) };
    }
    if (head === 'territory') {
      const [country = '', ...words] = rest;
      const name = `${territoryName(words.join('-'))}, ${countryName(country)}`;
      return { target, kind: 'places', name, href: addressOf.territory(country, words.join('-')) };
    }
    const name =
      organizationCard(target)?.name ?? entryOf(initiatives, 'initiativeCard', target)?.name ?? memberName(target);
    if (target.startsWith('m')) return { target, kind: 'people', name, href: addressOf.member(target, name) };
    if (target.startsWith('o'))
      return { target, kind: 'organizations', name, href: addressOf.organization(target, name) };
    return target.startsWith('n')
      ? { target, kind: 'initiatives', name, href: addressOf.initiative(target, name) }
      : null;
  };
}

/** All that the member follows, by kind, and with whom it is linked. */
export default function FollowingPage() {
  const { member, line } = useLive();
  const { status } = useTopic(`me/${member}`);
  const mine = useMine();
  const read = useFollowed();
  const last = useSignal<Followed | null>(null);
  const change = useSubmit(async ({ one, follows }: { one: Followed; follows: boolean }) => {
    await follow(one.target, follows);
    last.value = follows ? null : one;
  });
  const all = followsOf(mine).flatMap((one) => read(one.target) ?? []);
  const links = entriesOf(mine, 'link').filter((link) => link.state === 'linked' || link.state === 'asked');
  const waits = mine.size === 0 && status !== 'held';
  return (
    <>
      <PageTitle title={t('relations.mine')} back={{ href: '/app/personas', label: t('nav.people') }} />
      <div role="status">
        {last.value && (
          <p class="row-between">
            {t('relations.unfollowed', { name: last.value.name })}
            <Button
              look="quiet"
              icon="rotate-ccw"
              onClick={() => last.value && void change.submit({ one: last.value, follows: true })}
            >
              {t('action.undo')}
            </Button>
          </p>
        )}
      </div>
      <Problem form={change} />
      {waits && (line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />)}
      {!waits && all.length + links.length === 0 && (
        <EmptyState id="following" title={t('relations.mine.none')}>
          <p class="small">{t('relations.mine.example')}</p>
          <ButtonLink look="primary" href="/app/cerca">
            {t('relations.mine.act')}
          </ButtonLink>
        </EmptyState>
      )}
      {links.length > 0 && (
        <section aria-labelledby="linked">
          <h2 id="linked" class="overline">
            {t('relations.links')}
          </h2>
          <ul class="directory">
            {links.map((link) => (
              <li key={link.id} class="links-row">
                <MemberLink id={link.member} />
                {link.state === 'asked' && <span class="small">{t('relations.link.asked')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {Kinds.map((kind) => {
        const some = all.filter((one) => one.kind === kind);
        return (
          some.length > 0 && (
            <section key={kind} aria-labelledby={`followed-${kind}`}>
              <h2 id={`followed-${kind}`} class="overline">
                {t(`relations.mine.${kind}` as Key)} · {some.length}
              </h2>
              <ul class="directory">
                {some.map((one) => (
                  <li key={one.target} class="row-between">
                    <a href={one.href}>{one.name}</a>
                    <Button
                      look="quiet"
                      label={t('relations.unfollow.of', { name: one.name })}
                      busy={change.busy}
                      onClick={() => void change.submit({ one, follows: false })}
                    >
                      {t('relations.unfollow')}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
