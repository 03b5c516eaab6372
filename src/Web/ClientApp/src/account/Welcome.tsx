import { useLocation } from 'preact-iso';
import type { GroupThread, Membership } from '../api/entries';
import { myGroups } from '../app/places';
import { me } from '../app/session';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { groupCard } from '../live/cards';
import { useEntries, useLive } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Band } from '../ui/Band';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { countryName } from '../ui/countryName';
import { newCode } from './newCode';
import { OwnCode } from './OwnCode';
import { welcomeGroup, welcomeThread } from './welcomeThread';

/** The end of the first steps: the group that welcomes newcomers, or the first one, and one act in it. */
export function Welcome() {
  const first = welcomeGroup(myGroups(), me.value?.network.welcomeGroup);
  const name = me.value?.member.name.split(' ')[0] ?? '';
  return (
    <>
      <PageTitle title={t('welcome.title', { name })} />
      {first ? (
        <FirstGroup group={first} />
      ) : (
        <EmptyState id="welcome" title={t('welcome.noGroup')}>
          <ButtonLink look="primary" href="/app/personas">
            {t('welcome.people')}
          </ButtonLink>
        </EmptyState>
      )}
      {(newCode.value || !me.value?.email) && <OwnCode />}
    </>
  );
}

function FirstGroup({ group }: { group: Membership }) {
  const entries = useEntries(`group/${group.id}`);
  const about = entryOf(entries, 'groupAbout', 'about');
  const thread = welcomeThread(entries);
  return (
    <section class="card first-group" aria-labelledby="first-group">
      <Band id={group.id} height={32} />
      <p class="overline">{t('welcome.group')}</p>
      <h2 id="first-group">{group.name}</h2>
      <p>{about?.purpose ?? groupCard(group.id)?.purpose}</p>
      {thread && <SayHello group={group} thread={thread} />}
      <ButtonLink look="quiet" href={addressOf.group(group.id, group.name)}>
        {t('welcome.open')}
      </ButtonLink>
    </section>
  );
}

function SayHello({ group, thread }: { group: Membership; thread: GroupThread }) {
  const { outbox } = useLive();
  const { route } = useLocation();
  const profile = me.value?.member;
  const name = profile?.name ?? '';
  const place = [profile?.territory, countryName(profile?.country ?? '')].filter(Boolean).join(', ');
  const share = async (form: FormData) => {
    await outbox.add({ do: 'post', thread: thread.id, body: textOf(form, 'body') });
    route(addressOf.thread(group, thread));
  };
  return (
    <Form onSubmit={(form) => void share(form)}>
      <Field label={t('welcome.act')} hint={t('welcome.in', { title: thread.title })}>
        {(attributes) => (
          <textarea
            {...attributes}
            name="body"
            rows={4}
            maxLength={8000}
            required
            defaultValue={place ? t('welcome.text', { name, place }) : t('welcome.text.nowhere', { name })}
          />
        )}
      </Field>
      <Button look="primary" type="submit" icon="send">
        {t('action.share')}
      </Button>
    </Form>
  );
}
