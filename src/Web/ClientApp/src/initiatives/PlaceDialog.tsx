import type { ExactPlace } from '../api/entries';
import { put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

interface PlaceDialogProps {
  readonly path: string;
  readonly place: ExactPlace | undefined;
  /** Whether the network sees it now. */
  readonly isShown: boolean;
  readonly onClose: () => void;
}

const degreesOf = (text: string): number | undefined => (text ? Number(text) : undefined);

/** Says where an initiative is, exactly. */
export function PlaceDialog({ path, place, isShown, onClose }: PlaceDialogProps) {
  const save = useSubmit(async (form: FormData) => {
    await put(path, {
      requestId: requestId(),
      village: textOf(form, 'village'),
      latitude: degreesOf(textOf(form, 'latitude')),
      longitude: degreesOf(textOf(form, 'longitude')),
    });
    onClose();
  });
  const degrees = (name: 'latitude' | 'longitude', most: number) => (
    <Field label={t(`initiative.place.${name}`)} error={save.errorOf(name)}>
      {(field) => (
        <input
          {...field}
          type="number"
          inputMode="decimal"
          step="0.00001"
          min={-most}
          max={most}
          name={name}
          defaultValue={place?.[name]}
        />
      )}
    </Field>
  );
  return (
    <Dialog title={t('initiative.place.exact')} onClose={onClose}>
      <p>{t('initiative.place.private')}</p>
      {isShown && <p class="alert">{t('initiative.place.changed')}</p>}
      <Form onSubmit={(form) => void save.submit(form)}>
        <Field label={t('initiative.place.village')} error={save.errorOf('village')}>
          {(field) => <input {...field} name="village" maxLength={80} defaultValue={place?.village} />}
        </Field>
        <p class="field-hint">{t('initiative.place.degrees')}</p>
        {degrees('latitude', 90)}
        {degrees('longitude', 180)}
        <Problem form={save} fields={['village', 'latitude', 'longitude']} />
        <div class="acts">
          <Button look="primary" type="submit" busy={save.busy}>
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
