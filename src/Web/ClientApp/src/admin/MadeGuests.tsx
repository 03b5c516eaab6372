import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { GuestsMade } from '../api/admin';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { CopyBox } from '../ui/CopyBox';
import { csv } from './people';

interface MadeGuestsProps {
  readonly made: GuestsMade;
  readonly onAnother: () => void;
}

/** The links to hand over. They are shown now and never again; whoever lost one makes a new one. */
export function MadeGuests({ made, onAnother }: MadeGuestsProps) {
  const { items, expiresAt } = made;
  const heading = useRef<HTMLHeadingElement>(null);
  const copied = useSignal(false);
  useEffect(() => heading.current?.focus(), []);
  const copyAll = async () => {
    const all = items.map(({ line, url }) => `${line.name}: ${url}`).join('\n');
    copied.value = await navigator.clipboard.writeText(all).then(
      () => true,
      () => false,
    );
  };
  const rows = [
    [t('admin.csv.name'), t('admin.csv.email'), t('admin.organization'), t('invite.link')],
    ...items.map(({ line, url }) => [line.name, line.email ?? '', line.organization ?? '', url]),
  ];
  return (
    <section aria-labelledby="made-guests">
      <h2 id="made-guests" ref={heading} tabIndex={-1}>
        {t('admin.made', { n: items.length })}
      </h2>
      <p>{t('admin.made.text', { date: shortDate(new Date(expiresAt), minute.value) })}</p>
      <div class="acts">
        <Button look="primary" icon={copied.value ? 'check' : 'copy'} onClick={() => void copyAll()}>
          {t(copied.value ? 'action.copied' : 'admin.made.copyAll')}
        </Button>
        <a
          class="button button-plain"
          download={t('admin.csv.file')}
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv(rows))}`}
        >
          {t('admin.made.csv')}
        </a>
        <Button icon="plus" onClick={onAnother}>
          {t('admin.made.another')}
        </Button>
      </div>
      <span class="sr" role="status">
        {copied.value && t('action.copied')}
      </span>
      <ul class="stack">
        {items.map(({ invitation, line, url, mailed }) => (
          <li key={invitation} class="card">
            <CopyBox label={mailed ? t('admin.made.mailed', { name: line.name }) : line.name} value={url} />
          </li>
        ))}
      </ul>
    </section>
  );
}
