import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Membership, ThreadKind } from '../api/entries';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Icon, type IconName } from '../ui/Icon';

const kinds: readonly (readonly [ThreadKind, IconName])[] = [
  ['conversation', 'message-circle'],
  ['article', 'book-open'],
  ['action', 'leaf'],
  ['event', 'calendar'],
  ['information', 'info'],
];

/** What stands behind the page's header is not seen. */
const BehindHeader = '-56px 0px 0px 0px';

/** One line that opens the kinds of things to share. */
export function ShareLine({ name, groups }: { name: string; groups: readonly Membership[] }) {
  const opens = useSignal(false);
  const isAway = useSignal(false);
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!line.current) return;
    const watching = new IntersectionObserver(([seen]) => (isAway.value = !seen?.isIntersecting), {
      rootMargin: BehindHeader,
    });
    watching.observe(line.current);
    return () => watching.disconnect();
  }, []);
  const group = useSignal(groups[0]?.id ?? '');
  const chosen = groups.find((one) => one.id === group.value) ?? groups[0];
  return (
    <>
      <button ref={line} type="button" class="share-line" onClick={() => (opens.value = true)}>
        <Icon name="plus" />
        {t('home.share', { name })}
      </button>
      {isAway.value && (
        <Button look="primary" icon="plus" class="share-fab" onClick={() => (opens.value = true)}>
          {t('action.share')}
        </Button>
      )}
      {opens.value && chosen && (
        <Dialog title={t('home.share.title')} onClose={() => (opens.value = false)}>
          <Field label={t('home.share.where')}>
            {(field) => (
              <select
                {...(field as object)}
                value={group.value}
                onChange={(event) => (group.value = event.currentTarget.value)}
              >
                {groups.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <ul class="kinds">
            {kinds.map(([kind, icon]) => (
              <li key={kind}>
                <a
                  class="kind-choice"
                  data-kind={kind}
                  href={`${addressOf.group(chosen.id, chosen.name)}/nueva?tipo=${kind}`}
                >
                  <Icon name={icon} />
                  <span>
                    <strong>{t(`kind.${kind}`)}</strong>
                    <span class="small">{t(`kind.${kind}.about`)}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
