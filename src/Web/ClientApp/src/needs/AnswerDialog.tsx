import type { NeedHelp } from '../api/entries';
import { put } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { chosenIn, Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import type { Need } from './useNeed';

interface AnswerDialogProps {
  readonly need: Need;
  readonly helps: readonly NeedHelp[];
  readonly onClose: () => void;
}

/** Says that it was met, with whose help, and thanks. */
export function AnswerDialog({ need: { id, about }, helps, onClose }: AnswerDialogProps) {
  const idOf = useRequestId();
  const answer = useSubmit(async (form: FormData) => {
    const body = { helpers: chosenIn(form, 'helpers'), thanks: textOf(form, 'thanks') };
    await put(`/api/needs/${id}/answer`, { requestId: idOf(body), ...body });
    onClose();
  });
  return (
    <Dialog title={t('needs.answer.title')} onClose={onClose}>
      <Form onSubmit={(form) => void answer.submit(form)}>
        {helps.length > 0 && (
          <fieldset class="boxes">
            <legend class="field-label">{t('needs.answer.who')}</legend>
            <p class="field-hint">{t('needs.answer.who.hint')}</p>
            {helps.map((help) => (
              <label key={help.id} class="box-choice">
                <input type="checkbox" name="helpers" value={help.by} defaultChecked={help.naming !== undefined} />
                {memberName(help.by)}
              </label>
            ))}
          </fieldset>
        )}
        <Field label={t('needs.answer.thanks')} error={answer.errorOf('thanks')}>
          {(field) => (
            <textarea {...(field as object)} name="thanks" rows={3} maxLength={300} defaultValue={about.thanks} />
          )}
        </Field>
        <Problem form={answer} fields={['thanks']} />
        <div class="acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button look="primary" type="submit" busy={answer.busy}>
            {t('needs.answer')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
