import { useSignal } from '@preact/signals';
import type { Suspension } from '../api/admin';
import { del, put } from '../api/http';
import { me } from '../app/session';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { organizationCard } from '../live/cards';
import { RestoreAccess } from '../people/RestoreAccess';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { minute } from '../ui/clock';
import { Confirm } from '../ui/Confirm';
import { countryName } from '../ui/countryName';
import { MemberFace } from '../ui/Face';
import { Menu } from '../ui/Menu';
import { useSubmit } from '../ui/useSubmit';
import type { Person } from './people';
import { SuspendDialog } from './SuspendDialog';

type Asked = 'appoint' | 'dismiss' | 'suspend' | 'restore';

interface PersonRowProps {
  readonly person: Person;
  readonly onChanged: () => void;
}

/** A member's access: what is known of it, and what can be done. Nothing of it is done with the own. */
export function PersonRow({ person, onChanged }: PersonRowProps) {
  const { id, name, card, access } = person;
  const asked = useSignal<Asked | null>(null);
  const ask = (what: Asked | null) => () => {
    asked.value = what;
  };
  const done = () => {
    asked.value = null;
    onChanged();
  };
  const organization = card.organization && organizationCard(card.organization)?.name;
  const isOwn = id === me.value?.member.id;
  return (
    <li class="card access">
      <MemberFace id={id} />
      <div class="access-words">
        <h3>
          <a href={addressOf.member(id, name)}>{name}</a>
        </h3>
        <p class="small">
          {[organization, card.country && countryName(card.country), access.signInName].filter(Boolean).join(' · ')}
        </p>
        <p class="small">{seenWords(access.seen)}</p>
        {access.administrator && <Chip look="action">{t('admin.role.administrator')}</Chip>}
        {access.suspension && <Suspended of={access.suspension} />}
      </div>
      {isOwn ? (
        <p class="small access-own">{t('admin.own')}</p>
      ) : (
        <div class="acts">
          {!access.suspension && <RestoreAccess id={id} name={name} />}
          <Menu label={t('admin.more.of', { name })}>
            <Button
              look="quiet"
              icon="settings"
              disabled={!access.administrator && access.suspension !== undefined}
              onClick={ask(access.administrator ? 'dismiss' : 'appoint')}
            >
              {t(access.administrator ? 'admin.dismiss' : 'admin.appoint')}
            </Button>
            <Button
              look="quiet"
              icon={access.suspension ? 'lock-open' : 'lock'}
              onClick={ask(access.suspension ? 'restore' : 'suspend')}
            >
              {t(access.suspension ? 'admin.restore' : 'admin.suspend')}
            </Button>
          </Menu>
        </div>
      )}
      {asked.value === 'suspend' ? (
        <SuspendDialog id={id} name={name} onClose={ask(null)} onDone={done} />
      ) : (
        asked.value && <Asks what={asked.value} id={id} name={name} onClose={ask(null)} onDone={done} />
      )}
    </li>
  );
}

/** A day of which the server speaks, in the reader's words. */
const dayOf = (day: string): string => shortDate(new Date(`${day.slice(0, 10)}T12:00:00`), minute.value);

const seenWords = (seen: string | undefined): string =>
  seen ? t('admin.seen', { date: dayOf(seen) }) : t('admin.seen.never');

/** Since when and until when somebody is kept out, and why. */
function Suspended({ of: { reason, until } }: { of: Suspension }) {
  return (
    <div class="alert">
      <p>
        <strong>{until ? t('admin.suspended.until', { date: dayOf(until) }) : t('admin.suspended')}</strong>
      </p>
      <p class="small">{reason}</p>
    </div>
  );
}

interface AsksProps {
  readonly what: Exclude<Asked, 'suspend'>;
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks once more before a right or an access changes hands. */
function Asks({ what, id, name, onClose, onDone }: AsksProps) {
  const path = `/api/admin/people/${id}/${what === 'restore' ? 'suspension' : 'administrator'}`;
  const form = useSubmit(async () => {
    await (what === 'appoint' ? put<void>(path) : del<void>(path));
    onDone();
  });
  return (
    <Confirm
      title={t(`admin.${what}.title`, { name })}
      text={t(`admin.${what}.text`)}
      act={t(`admin.${what}`)}
      busy={form.busy}
      error={form.error}
      onConfirm={() => void form.submit()}
      onClose={onClose}
    />
  );
}
