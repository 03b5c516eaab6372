import type { InvitationMade } from '../api/account';
import { post } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { isLanguage, type Language, t } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { languageChoices, Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import type { InvitingPlaces } from './useInvitingPlaces';

const Days = [7, 14, 30, 90];
const UsualDays = 14;

interface NewInvitationProps {
  readonly places: InvitingPlaces;
  /** The group that is chosen at first. */
  readonly group: string | undefined;
  readonly language: Language;
  /** Takes the invitation, and in which language the guest is spoken to. */
  readonly onMade: (made: InvitationMade, guest: Language) => void;
}

/** The questions about an invitation: where to, for how many, in what language, for how long. */
export function NewInvitation({ places, group, language, onMade }: NewInvitationProps) {
  const idOf = useRequestId();
  const make = useSubmit(async (form: FormData) => {
    const chosen = textOf(form, 'language');
    const body = {
      group: textOf(form, 'group') || undefined,
      uses: textOf(form, 'uses'),
      days: Number(form.get('days')),
      language: chosen,
      name: textOf(form, 'name') || undefined,
    };
    onMade(
      await post<InvitationMade>('/api/invitations', { requestId: idOf(body), ...body }),
      isLanguage(chosen) ? chosen : language,
    );
  });
  return (
    <div class="card">
      <Form onSubmit={(form) => void make.submit(form)} label={t('invite.new')}>
        <Field label={t('invite.to')} error={make.errorOf('group')}>
          {(field) => (
            <select {...(field as object)} name="group">
              {places.network && <option value="">{t('invite.to.network')}</option>}
              {places.groups.map(({ id, name }) => (
                <option key={id} value={id} selected={id === group}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Radios
          label={t('invite.uses')}
          name="uses"
          chosen="single"
          choices={[
            { value: 'single', label: t('invite.uses.single') },
            { value: 'multiple', label: t('invite.uses.multiple') },
          ]}
        />
        <Radios label={t('invite.language')} name="language" chosen={language} choices={languageChoices} />
        <Field label={t('invite.days')} error={make.errorOf('days')}>
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
        <Field label={t('invite.name')} error={make.errorOf('name')}>
          {(field) => <input {...field} name="name" maxLength={80} autocomplete="off" />}
        </Field>
        <Problem form={make} fields={['group', 'days', 'name']} />
        <Button look="primary" type="submit" busy={make.busy}>
          {t('invite.make')}
        </Button>
      </Form>
    </div>
  );
}
