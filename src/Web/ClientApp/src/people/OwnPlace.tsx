import { useSignal } from '@preact/signals';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { useSubmit } from '../ui/useSubmit';
import type { Peopled } from './peopled';

/** The reader's own place among the people: to be confirmed when somebody else said so, or to be given up. */
export function OwnPlace({ of: { path, kind, name, people } }: { of: Peopled }) {
  const { member } = useLive();
  const leaves = useSignal(false);
  const own = people.find((person) => person.id === member);
  const change = useSubmit((what: { confirms: true } | { leaves: true }) =>
    patch<void>(path, { requestId: requestId(), people: [{ member, ...what }] }),
  );
  if (!own) return null;
  if (own.unconfirmed) {
    return (
      <section class="card own-place" aria-labelledby="own-place">
        <h2 id="own-place" class="box-title">
          {t(`${kind}.own.title`, { name })}
        </h2>
        {own.role && <p>{own.role}</p>}
        <p class="small">{t(`${kind}.own.text`)}</p>
        {change.error && <p role="alert">{change.error}</p>}
        <div class="acts">
          <Button look="primary" busy={change.busy} onClick={() => void change.submit({ confirms: true })}>
            {t('organization.own.yes')}
          </Button>
          <Button busy={change.busy} onClick={() => void change.submit({ leaves: true })}>
            {t('organization.own.no')}
          </Button>
        </div>
      </section>
    );
  }
  // Whoever represents it leaves from the page on which people are changed, where others see who goes on.
  if (own.represents) return null;
  return (
    <div class="my-place">
      <Button look="quiet" icon="log-out" onClick={() => (leaves.value = true)}>
        {t(`${kind}.own.leave`)}
      </Button>
      {leaves.value && (
        <Confirm
          title={t(`${kind}.own.leave.sure`, { name })}
          text={t(`${kind}.own.leave.text`)}
          act={t(`${kind}.own.leave`)}
          busy={change.busy}
          error={change.error}
          onConfirm={() => void change.submit({ leaves: true })}
          onClose={() => (leaves.value = false)}
        />
      )}
    </div>
  );
}
