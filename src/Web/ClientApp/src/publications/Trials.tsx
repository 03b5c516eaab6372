import { useSignal } from '@preact/signals';
import { type PublicationTrial, TrialResults } from '../api/entries';
import { del, post } from '../api/http';
import { requestId } from '../api/requestId';
import { me } from '../app/session';
import { useRequestId } from '../app/useRequestId';
import { useVisits } from '../emergency/useVisits';
import { t } from '../i18n';
import { memberName, organizationCard } from '../live/cards';
import { useEntries, useLive } from '../live/hooks';
import { entryOf } from '../live/unread';
import { useNames } from '../people/useNames';
import { MemberLink } from '../ui/MemberLink';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { placeInWords } from '../ui/countryName';
import { Dialog } from '../ui/Dialog';
import { MemberFace } from '../ui/Face';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { CountrySelect, Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { RelativeTime } from '../ui/RelativeTime';
import { useSubmit } from '../ui/useSubmit';
import { type Publication, useStanding } from './usePublication';

/** Who tried a method, where, and how it went. */
export function Trials({ publication }: { publication: Publication }) {
  const { id, about, trials } = publication;
  const { member } = useLive();
  const isAuthor = useStanding(publication) === 'author';
  const opens = useSignal(false);
  const visits = useVisits(about.group);
  const remove = useSubmit(async (trial: string) => {
    await del(`/api/publications/${id}/trials/${trial}?requestId=${requestId()}`);
  });
  return (
    <section class="trials" aria-labelledby="trials">
      <div class="row-between">
        <h2 id="trials">{t('publication.trials')}</h2>
        {about.stage === 'shared' && !visits && (
          <Button icon="sprout" onClick={() => (opens.value = true)}>
            {t('publication.trials.add')}
          </Button>
        )}
      </div>
      {trials.length === 0 && <p class="small">{t('publication.trials.none')}</p>}
      <Problem form={remove} />
      <ul class="stack">
        {trials.map((trial) => (
          <li key={trial.id}>
            <Trial
              trial={trial}
              onRemove={trial.by === member || isAuthor ? () => void remove.submit(trial.id) : undefined}
            />
          </li>
        ))}
      </ul>
      {opens.value && <NewTrial id={id} onClose={() => (opens.value = false)} />}
    </section>
  );
}

function Trial({ trial, onRemove }: { trial: PublicationTrial; onRemove: (() => void) | undefined }) {
  const { by, at, worked, text, country, territory } = trial;
  const name = memberName(by);
  const initiatives = useEntries(trial.initiative ? 'directory/initiatives' : null);
  const initiative = trial.initiative ? entryOf(initiatives, 'initiativeCard', trial.initiative)?.name : undefined;
  const inName = initiative ?? (trial.organization ? organizationCard(trial.organization)?.name : undefined);
  return (
    <article class="card trial" data-worked={worked}>
      <MemberFace id={by} />
      <div>
        <p class="trial-by">
          <MemberLink class="post-name" id={by} name={name} />
          {inName && <span class="post-org">{t('member.for', { name: inName })}</span>}
          <span class="post-time">
            <RelativeTime at={at} />
          </span>
        </p>
        <p class="facts">
          <Chip icon={worked === 'no' ? 'x' : 'check'}>{t(`publication.worked.${worked}`)}</Chip>
          <span class="small">{placeInWords(territory, country)}</span>
        </p>
        {text && <p class="is-plain">{text}</p>}
      </div>
      {onRemove && <Button look="quiet" icon="x" label={t('publication.trials.remove', { name })} onClick={onRemove} />}
    </article>
  );
}

function NewTrial({ id, onClose }: { id: string; onClose: () => void }) {
  const self = me.value?.member;
  const names = useNames();
  const idOf = useRequestId();
  const save = useSubmit(async (trial: Record<string, string | undefined>) => {
    await post(`/api/publications/${id}/trials`, { requestId: idOf(trial), ...trial });
    onClose();
  });
  const submit = (form: FormData) => {
    const name = names.find((one) => one.id === textOf(form, 'whose'));
    void save.submit({
      ...(name && { [name.kind]: name.id }),
      country: textOf(form, 'country'),
      territory: textOf(form, 'territory'),
      worked: textOf(form, 'worked'),
      text: textOf(form, 'text'),
    });
  };
  const worked = TrialResults.map((value) => ({ value, label: t(`publication.worked.${value}`) }));
  return (
    <Dialog title={t('publication.trials.add')} onClose={onClose}>
      <Form onSubmit={submit}>
        <Radios label={t('publication.trials.worked')} name="worked" chosen="yes" choices={worked} />
        <Field label={t('publication.trials.text')} error={save.errorOf('text')}>
          {(field) => <textarea {...(field as object)} name="text" rows={4} maxLength={1000} required />}
        </Field>
        {names.length > 0 && (
          <Field label={t('publication.trials.whose')}>
            {(field) => (
              <select {...(field as object)} name="whose">
                <option value="">{t('publication.for.none')}</option>
                {names.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t('steps.country')} error={save.errorOf('country')}>
          {(field) => <CountrySelect {...field} name="country" defaultValue={self?.country ?? ''} />}
        </Field>
        <Field label={t('profile.territory')}>
          {(field) => <input {...field} name="territory" maxLength={80} defaultValue={self?.territory ?? ''} />}
        </Field>
        <Problem form={save} fields={['text', 'country']} />
        <Button type="submit" look="primary" busy={save.busy}>
          {t('action.share')}
        </Button>
      </Form>
    </Dialog>
  );
}
