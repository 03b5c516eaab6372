import '../styles/progress.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { passwordIn, PasswordOnceMore } from '../account/PasswordOnceMore';
import type { OwnFile } from '../api/account';
import { del, get, post } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { sizeWords } from '../files/words';
import { t } from '../i18n';
import { exact } from '../i18n/dates';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Form } from '../ui/Form';
import { Icon } from '../ui/Icon';
import { LoadFailed } from '../ui/LoadFailed';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';

const Path = '/api/me/export';
const Heading = 'take';

/** Milliseconds between two looks at a file that is being made. */
const Pause = 2_000;

/** Brings whoever is about to leave here, once the question is gone and what had the focus has it back. */
export function showTake(): void {
  setTimeout(() => document.getElementById(Heading)?.focus());
}

/** Everything that is the member's own in one file: asked for, made meanwhile, fetched for a day. */
export function TakeSettings() {
  const asks = useSignal(false);
  const file = useLoaded(() => get<OwnFile>(Path));
  const remove = useSubmit(async () => {
    await del(Path);
    file.again();
  });
  const phase = file.value?.phase;
  useEffect(() => {
    if (phase !== 'making') return;
    const timer = setTimeout(file.again, Pause);
    return () => clearTimeout(timer);
  }, [file.value, file.failed]);
  return (
    <section class="setting-group" aria-labelledby={Heading}>
      <h2 id={Heading} tabIndex={-1}>
        {t('settings.take')}
      </h2>
      <div class="setting">
        <p>{t('settings.take.why')}</p>
        {file.value ? (
          <State file={file.value} />
        ) : (
          file.failed !== undefined && <LoadFailed cause={file.failed} onRetry={file.again} />
        )}
        <Problem form={remove} />
        <div class="acts">
          {phase === 'ready' && (
            <a class="button button-primary" href={`${Path}/content`} download="comparte.zip">
              <Icon name="download" />
              {t('settings.take.download', { size: sizeWords(file.value?.size ?? 0) })}
            </a>
          )}
          {phase && phase !== 'making' && (
            <Button onClick={() => (asks.value = true)}>
              {t(phase === 'ready' ? 'settings.take.again' : 'settings.take.act')}
            </Button>
          )}
          {phase === 'ready' && (
            <Button look="quiet" icon="trash-2" busy={remove.busy} onClick={() => void remove.submit()}>
              {t('settings.take.remove')}
            </Button>
          )}
        </div>
      </div>
      {asks.value && (
        <TakeDialog
          onClose={() => (asks.value = false)}
          onBegun={(begun) => {
            asks.value = false;
            file.set(begun);
          }}
        />
      )}
    </section>
  );
}

/** How far it is. What changes every moment is shown and not said aloud. */
function State({ file }: { file: OwnFile }) {
  const { phase, done, of, until } = file;
  const words = of > 0 ? t('settings.take.making', { done, of }) : t('settings.take.finding');
  return (
    <>
      <div role="status">
        {phase === 'making' && <p>{t('settings.take.goesOn')}</p>}
        {phase === 'ready' && until && <p>{t('settings.take.ready', { date: exact(new Date(until)) })}</p>}
        {phase === 'failed' && <p class="alert">{t('settings.take.failed')}</p>}
      </div>
      {phase === 'making' && (
        <>
          <progress
            class="progress"
            max={of || undefined}
            value={of ? done : undefined}
            aria-label={t('settings.take')}
          />
          <p class="small">{words}</p>
        </>
      )}
    </>
  );
}

/** Says what comes of it, and asks for the password where the sign-in was a while ago. */
function TakeDialog({ onClose, onBegun }: { onClose: () => void; onBegun: (file: OwnFile) => void }) {
  const idOf = useRequestId();
  const begin = useSubmit(async (password: string) =>
    onBegun(await post<OwnFile>(Path, { requestId: idOf(Path), ...(password ? { password } : {}) })),
  );
  return (
    <Dialog title={t('settings.take.title')} onClose={onClose}>
      <Form onSubmit={(form) => void begin.submit(passwordIn(form))}>
        <p>{t('settings.take.ask')}</p>
        <PasswordOnceMore form={begin} />
        <Problem form={begin} />
        <div class="acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={begin.busy}>
            {t('settings.take.act')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
