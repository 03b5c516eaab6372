import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { GuestCheck, GuestPreview, GuestsMade } from '../api/admin';
import { post } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { isLanguage, type Key, language, t, tMaybe } from '../i18n';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { EmptyState } from '../ui/EmptyState';
import { languageChoices, Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

const Days = [7, 14, 30, 90];
const UsualDays = 30;

/** Whom one may invite: of the same name may be somebody else. */
const isFree = ({ outcome }: GuestCheck): boolean => outcome === 'new' || outcome === 'sameName';

interface PreviewGuestsProps {
  readonly preview: GuestPreview;
  readonly onBack: () => void;
  readonly onMade: (made: GuestsMade) => void;
}

/** What each line of a list would do. */
export function PreviewGuests({ preview, onBack, onMade }: PreviewGuestsProps) {
  const { items, mails } = preview;
  const heading = useRef<HTMLHeadingElement>(null);
  const chosen = useSignal<ReadonlySet<number>>(
    new Set(items.flatMap((one, at) => (one.outcome === 'new' ? [at] : []))),
  );
  const guest = useSignal<string>(language.peek());
  const days = useSignal(UsualDays);
  const idOf = useRequestId();
  useEffect(() => heading.current?.focus(), []);
  const form = useSubmit(async () => {
    const body = {
      guests: items.filter((_, at) => chosen.value.has(at)).map(({ line }) => line),
      days: days.value,
      language: isLanguage(guest.value) ? guest.value : undefined,
    };
    onMade(await post<GuestsMade>('/api/admin/guests', { requestId: idOf(body), ...body }));
  });
  const toggle = (at: number) => {
    const next = new Set(chosen.value);
    if (!next.delete(at)) next.add(at);
    chosen.value = next;
  };
  const n = chosen.value.size;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {t('admin.preview')}
      </h2>
      <p>{t(mails ? 'admin.preview.mails' : 'admin.preview.links')}</p>
      {items.length === 0 && <EmptyState id="no-guests" title={t('admin.preview.none')} />}
      <ul class="guest-lines">
        {items.map((one, at) => (
          <Line key={at} check={one} on={chosen.value.has(at)} onToggle={() => toggle(at)} />
        ))}
      </ul>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <Radios
          label={t('invite.language')}
          name="language"
          chosen={guest.value}
          choices={languageChoices}
          onChoose={(value) => (guest.value = value)}
        />
        <label class="field">
          {t('invite.days')}
          <select value={days.value} onChange={(event) => (days.value = Number(event.currentTarget.value))}>
            {Days.map((one) => (
              <option key={one} value={one}>
                {t('invite.days.n', { n: one })}
              </option>
            ))}
          </select>
        </label>
        <Problem form={form} />
        <div class="acts">
          <Button look="primary" type="submit" busy={form.busy} disabled={n === 0}>
            {t('admin.preview.make', { n })}
          </Button>
          <Button onClick={onBack}>{t('admin.preview.back')}</Button>
        </div>
      </form>
    </section>
  );
}

interface LineProps {
  readonly check: GuestCheck;
  readonly on: boolean;
  readonly onToggle: () => void;
}

function Line({ check, on, onToggle }: LineProps) {
  const { line, outcome, why } = check;
  const words = (
    <span class="guest-words">
      <strong>{line.name || '—'}</strong>
      <span class="small">{[line.email, line.organization].filter(Boolean).join(' · ')}</span>
      {why && <span class="field-error">{tMaybe(`refusal.${why}` as Key)}</span>}
    </span>
  );
  return (
    <li class="guest-line">
      {isFree(check) ? (
        <label class="guest-choice">
          <input type="checkbox" checked={on} onChange={onToggle} />
          {words}
        </label>
      ) : (
        <span class="guest-choice is-out">{words}</span>
      )}
      <Chip look={outcome === 'new' ? 'action' : outcome === 'unreadable' ? 'warn' : undefined}>
        {t(`admin.outcome.${outcome}`)}
      </Chip>
    </li>
  );
}
