import { useSignal } from '@preact/signals';
import { me } from '../app/session';
import { Composer } from '../composer/Composer';
import { decode } from '../composer/mentions';
import { usePeopleOf } from '../composer/usePeopleOf';
import { PendingFiles } from '../files/PendingFiles';
import { takeBack } from '../files/takeBack';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';
import { canTakeBack, type Item, threadOf } from '../live/outbox';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';

/** What was written here and is not with the others yet, with its state in words. */
export function PendingPost({ item, joined }: { item: Item; joined: boolean }) {
  const { member } = useLive();
  const name = memberCard(member)?.name ?? me.value?.member.name ?? '';
  if (item.command.do !== 'post') return null;
  return (
    <article class={joined ? 'post is-joined is-pending' : 'post is-pending'}>
      {joined ? <span class="post-gap" /> : <Face id={member} name={name} />}
      <div class="post-main">
        <p class={joined ? 'sr' : 'post-by'}>
          <span class="post-name">{name}</span>
        </p>
        {item.command.body && <p class="post-text is-plain">{decode(item.command.body).text}</p>}
        {item.command.files && <PendingFiles files={item.command.files} />}
        <Refusal item={item} />
      </div>
    </article>
  );
}

/** The state of something on its way; when it was refused, why, and what can be done. */
export function Refusal({ item }: { item: Item }) {
  const { outbox, line, store } = useLive();
  // A conversation that is still to begin isn't there to be asked for.
  const begins = item.command.do === 'post' && (item.command.need ?? item.command.to) !== undefined;
  const people = usePeopleOf(begins ? undefined : threadOf(item.command));
  const mends = useSignal(false);
  if (item.state !== 'refused') {
    const away = line.value === 'waiting' || (item.tries > 1 && item.state === 'waiting');
    return (
      <p class="post-state">
        <span role="status">
          {t(!away ? 'outbox.sending' : outbox.unkept.value.has(item.id) ? 'outbox.unkept' : 'outbox.kept')}
        </span>
        {away && canTakeBack(item) && (
          <Button look="quiet" onClick={() => void takeBack(outbox, store, item)}>
            {t('outbox.takeBack')}
          </Button>
        )}
      </p>
    );
  }
  if (mends.value && 'body' in item.command) {
    return (
      <Composer
        label={t('post.edit.label')}
        initial={item.command.body}
        mayBeEmpty={item.command.do === 'post' && item.command.files !== undefined}
        people={people}
        focus
        onCancel={() => (mends.value = false)}
        onSend={(body) => outbox.resend(item.id, body)}
      />
    );
  }
  return (
    <div class="alert alert-danger" role="alert">
      <p>{t('outbox.refused', { why: item.refusal?.detail || t('error.unknown') })}</p>
      <div class="acts">
        <Button onClick={() => void outbox.resend(item.id)}>{t('action.retry')}</Button>
        {'body' in item.command && <Button onClick={() => (mends.value = true)}>{t('outbox.mend')}</Button>}
        <Button look="quiet" onClick={() => void takeBack(outbox, store, item)}>
          {t('outbox.takeBack')}
        </Button>
      </div>
    </div>
  );
}
