import '../styles/relations.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get } from '../api/http';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { MemberFace } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { follow, useFollows } from './following';

interface FollowerList {
  readonly count: number;
  readonly members: readonly string[];
}

/** Follows something, with how many do; the count opens their names. One's own can't be followed. */
export function Follow({ target }: { target: string }) {
  const { member } = useLive();
  const follows = useFollows(target);
  const followers = useLoaded(() => get<FollowerList>(`/api/followers/${target}`), target);
  const change = useSubmit((wanted: boolean) => follow(target, wanted));
  const isOpen = useSignal(false);
  // The own following is known at once, the count follows it.
  useEffect(() => {
    const known = followers.value;
    if (known && known.members.includes(member) !== follows) {
      const others = known.members.filter((one) => one !== member);
      const before = known.members.length - others.length;
      followers.set({
        count: Math.max(0, known.count - before + (follows ? 1 : 0)),
        members: follows ? [...others, member] : others,
      });
    }
  }, [follows, followers.value]);
  const list = followers.value;
  return (
    <div class="follow">
      {target !== member && (
        <Button
          icon={follows ? 'check' : 'plus'}
          aria-pressed={follows}
          busy={change.busy}
          onClick={() => void change.submit(!follows)}
        >
          {t(follows ? 'relations.following' : 'relations.follow')}
        </Button>
      )}
      {list && list.count > 0 && (
        <Button look="quiet" onClick={() => (isOpen.value = true)}>
          {t('relations.followers', { n: list.count })}
        </Button>
      )}
      <Problem form={change} />
      {isOpen.value && list && (
        <Dialog title={t('relations.followers.title')} onClose={() => (isOpen.value = false)}>
          <People ids={list.members} />
          {list.count > list.members.length && (
            <p class="small">{t('relations.followers.hidden', { n: list.count - list.members.length })}</p>
          )}
        </Dialog>
      )}
    </div>
  );
}

/** Names that lead to their pages. */
export function People({ ids }: { ids: readonly string[] }) {
  return (
    <ul class="people">
      {ids.map((id) => (
        <li key={id}>
          <MemberLink class="person" id={id}>
            <MemberFace id={id} size={32} />
            <span class="person-words">{memberName(id)}</span>
          </MemberLink>
        </li>
      ))}
    </ul>
  );
}
