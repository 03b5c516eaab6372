import { useSignal } from '@preact/signals';
import { post } from '../api/http';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { CopyBox } from '../ui/CopyBox';
import { Dialog } from '../ui/Dialog';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** For those who may: a code that lets a person set a new password. The act is recorded. */
export function RestoreAccess({ id, name }: { id: string; name: string }) {
  const asks = useSignal(false);
  const code = useSignal('');
  const make = useSubmit(async () => {
    code.value = (await post<{ code: string }>(`/api/members/${id}/recovery`)).code;
  });
  const close = () => {
    asks.value = false;
    code.value = '';
  };
  return (
    <>
      <Button look="quiet" icon="key-round" onClick={() => (asks.value = true)}>
        {t('person.help')}
      </Button>
      {asks.value && (
        <Dialog title={t('person.help')} onClose={close}>
          <p>{t(code.value ? 'person.help.made' : 'person.help.text', { name })}</p>
          <Problem form={make} />
          {code.value ? (
            <CopyBox label={t('access.code')} value={code.value} />
          ) : (
            <div class="acts">
              <Button look="primary" busy={make.busy} onClick={() => void make.submit()}>
                {t('person.help.make')}
              </Button>
              <Button onClick={close}>{t('action.cancel')}</Button>
            </div>
          )}
        </Dialog>
      )}
    </>
  );
}
