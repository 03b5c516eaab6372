import { useSignal } from '@preact/signals';
import type { GroupAbout } from '../api/entries';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import type { Submit } from '../ui/useSubmit';
import type { GroupChange } from './GroupForm';
import { KeepDays, keepWords } from './keeping';

interface SensitiveProps {
  readonly about: GroupAbout;
  readonly form: Submit<GroupChange>;
}

const Changes = ['device', 'mail', 'export', 'hidden'] as const;

/** Makes a group sensitive, or takes that back, after saying in plain words what it does; and how long such a group keeps messages. */
export function Sensitive({ about, form }: SensitiveProps) {
  const asks = useSignal(false);
  const { sensitive = false } = about;
  const close = () => (asks.value = false);
  const change = async () => {
    await form.submit({ sensitive: !sensitive });
    close();
  };
  return (
    <section class="sensitive" aria-labelledby="sensitive">
      <h2 id="sensitive" class="overline">
        {t(sensitive ? 'group.sensitive' : 'group.sensitive.set.title')}
      </h2>
      <p class="small">{t(sensitive ? 'group.sensitive.line' : 'group.sensitive.set.text')}</p>
      {sensitive && <Keeping about={about} form={form} />}
      <div class="acts">
        <Button icon={sensitive ? 'lock-open' : 'lock'} onClick={() => (asks.value = true)}>
          {t(sensitive ? 'group.sensitive.end.act' : 'group.sensitive.set.act')}
        </Button>
      </div>
      {asks.value && (
        <Dialog title={t(sensitive ? 'group.sensitive.end.title' : 'group.sensitive.set.title')} onClose={close}>
          {sensitive ? <p>{t('group.sensitive.end.ask')}</p> : <WhatChanges />}
          <div class="acts">
            <Button look="primary" busy={form.busy} onClick={() => void change()}>
              {t(sensitive ? 'group.sensitive.end.confirm' : 'group.sensitive.set.confirm')}
            </Button>
            <Button look="quiet" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

const WhatChanges = () => (
  <>
    <p>{t('group.sensitive.set.ask')}</p>
    <ul class="dialog-list">
      {Changes.map((one) => (
        <li key={one}>{t(`group.sensitive.set.${one}`)}</li>
      ))}
    </ul>
    <p class="small">{t('group.sensitive.set.limits')}</p>
  </>
);

/** Nothing is deleted by a radio button alone: it is chosen, read, and then saved. */
function Keeping({ about: { keepDays = 0 }, form }: SensitiveProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void form.submit({ keepDays: Number(new FormData(event.currentTarget as HTMLFormElement).get('keepDays')) });
  };
  return (
    <form onSubmit={submit}>
      <fieldset class="choices">
        <legend>{t('group.keep.title')}</legend>
        {KeepDays.map((days) => (
          <label key={days} class="choice">
            <input type="radio" name="keepDays" value={days} defaultChecked={keepDays === days} />
            {days === 0 ? t('group.keep.never') : keepWords(days)}
          </label>
        ))}
      </fieldset>
      <p class="small">{t('group.keep.hint')}</p>
      <div class="acts">
        <Button type="submit" busy={form.busy}>
          {t('group.keep.save')}
        </Button>
      </div>
    </form>
  );
}
