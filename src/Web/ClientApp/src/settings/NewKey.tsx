import { post } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

const Days = [7, 30, 90, 366];
const UsualDays = 30;

/** The questions about a new key; `onMade` takes the key, which is told once. */
export function NewKey({ onMade }: { onMade: (key: string) => void }) {
  const idOf = useRequestId();
  const make = useSubmit(async (form: FormData) => {
    const body = { name: textOf(form, 'name'), scope: textOf(form, 'scope'), days: Number(form.get('days')) };
    const { token } = await post<{ token: string }>('/api/tokens', { requestId: idOf(body), ...body });
    onMade(token);
  });
  return (
    <div class="card">
      <Form onSubmit={(form) => void make.submit(form)}>
        <Field label={t('programs.name')} error={make.errorOf('name')}>
          {(field) => <input {...field} name="name" required maxLength={80} autocomplete="off" />}
        </Field>
        <Radios
          label={t('programs.scope')}
          name="scope"
          chosen="read"
          choices={[
            { value: 'read', label: t('programs.scope.read') },
            { value: 'write', label: t('programs.scope.write') },
          ]}
        />
        <Field label={t('programs.days')} error={make.errorOf('days')}>
          {(field) => (
            <select {...(field as object)} name="days">
              {Days.map((n) => (
                <option key={n} value={n} selected={n === UsualDays}>
                  {t('invite.days.n', { n })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Problem form={make} fields={['name', 'days']} />
        <Button look="primary" type="submit" busy={make.busy}>
          {t('programs.make')}
        </Button>
      </Form>
    </div>
  );
}
