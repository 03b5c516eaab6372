import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { del, patch } from '../api/http';
import { requestId } from '../api/requestId';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { Button, ButtonLink } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Menu } from '../ui/Menu';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { AnswerDialog } from './AnswerDialog';
import type { Need } from './useNeed';

/** What those who ask may do: say that it was met, change, close, open again, delete. */
export function NeedActs({ need }: { need: Need }) {
  const { id, about } = need;
  const { route } = useLocation();
  const helps = entriesOf(useEntries(`helps/${id}`), 'needHelp');
  const open = useSignal<'answer' | 'delete' | null>(null);
  const path = `/api/needs/${id}`;
  const close = useSubmit(async (closed: boolean) => {
    await patch(path, { requestId: requestId(), closed });
  });
  const remove = useSubmit(async () => {
    await del(`${path}?requestId=${requestId()}`);
    route('/app/necesidades?ver=mias', true);
  });
  const isOver = about.stage !== 'open';
  return (
    <>
      <Problem form={close} />
      <div class="acts">
        {isOver ? (
          <Button look="primary" icon="rotate-ccw" busy={close.busy} onClick={() => void close.submit(false)}>
            {t('needs.reopen')}
          </Button>
        ) : (
          <Button look="primary" icon="check" onClick={() => (open.value = 'answer')}>
            {t('needs.answer')}
          </Button>
        )}
        <ButtonLink icon="pencil" href={`${addressOf.need(id, about.title)}/editar`}>
          {t('action.edit')}
        </ButtonLink>
        <Menu label={t('needs.menu')}>
          {!isOver && (
            <Button look="quiet" icon="lock" busy={close.busy} onClick={() => void close.submit(true)}>
              {t('needs.close')}
            </Button>
          )}
          {isOver && (
            <Button look="quiet" icon="check" onClick={() => (open.value = 'answer')}>
              {t(about.stage === 'answered' ? 'needs.answer.change' : 'needs.answer')}
            </Button>
          )}
          {helps.length === 0 && (
            <Button look="quiet" icon="trash-2" onClick={() => (open.value = 'delete')}>
              {t('action.delete')}
            </Button>
          )}
        </Menu>
      </div>
      {open.value === 'answer' && <AnswerDialog need={need} helps={helps} onClose={() => (open.value = null)} />}
      {open.value === 'delete' && (
        <Confirm
          title={t('needs.delete.sure')}
          text={t('needs.delete.text')}
          act={t('action.delete')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => void remove.submit()}
          onClose={() => (open.value = null)}
        />
      )}
    </>
  );
}
