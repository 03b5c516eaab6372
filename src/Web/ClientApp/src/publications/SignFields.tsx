import { useSignal } from '@preact/signals';
import { del, put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useLive } from '../live/hooks';
import { FindPerson } from '../people/FindPerson';
import { type Name, useNames } from '../people/useNames';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import { Field } from '../ui/Field';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import type { PublicationChange } from './draft';
import type { Drafting } from './Drafting';
import type { Facts } from './facts';
import { More } from './More';
import type { Publication } from './usePublication';

interface SignFieldsProps {
  readonly drafting: Drafting;
  readonly facts: Facts;
  readonly publication: Publication | undefined;
  readonly onSay: (change: PublicationChange) => void;
}

/** Who signs, and in whose name. */
export function SignFields({ drafting, facts, publication, onSay }: SignFieldsProps) {
  const names = useNames();
  const chosen = (
    names.find((one) => one.id === facts.initiative) ?? names.find((one) => one.id === facts.organization)
  )?.name;
  const asked = drafting.draft.value.asks.length + (publication?.authors.length ?? 1) - 1;
  const summary = [chosen && t('member.for', { name: chosen }), asked > 0 && t('publication.authors.n', { n: asked })];
  const choose = (kind: Name['kind'], value: string) => {
    const all = names.filter((one) => one.kind === kind);
    if (all.length === 0) return null;
    return (
      <Field label={t(`publication.for.${kind}`)}>
        {(field) => (
          <select
            {...(field as object)}
            value={value}
            onChange={(event) => onSay({ [kind]: event.currentTarget.value })}
          >
            <option value="">{t('publication.for.none')}</option>
            {all.map((one) => (
              <option key={one.id} value={one.id} selected={one.id === value}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  };
  return (
    <More label={t('publication.signs')} summary={summary.filter(Boolean).join(' · ')}>
      {choose('organization', facts.organization)}
      {choose('initiative', facts.initiative)}
      <CoAuthors drafting={drafting} publication={publication} />
    </More>
  );
}

/** Those who sign with the one who writes: found, asked, and told whether they agreed. */
function CoAuthors({ drafting, publication }: Pick<SignFieldsProps, 'drafting' | 'publication'>) {
  const { member } = useLive();
  const { asks } = drafting.draft.value;
  const known = (publication?.authors ?? []).filter((one) => one.id !== publication?.about.by);
  const present = new Set([member, publication?.about.by ?? member, ...asks, ...known.map((one) => one.id)]);
  const fresh = useSignal(0);
  const remove = useSubmit(async (id: string) => {
    await del(`/api/publications/${publication?.id}/authors/${id}?requestId=${requestId()}`);
  });
  const again = useSubmit(async (id: string) => {
    await put(`/api/publications/${publication?.id}/authors/${id}`, { requestId: requestId() });
  });
  return (
    <div class="co-authors">
      <p class="field-label">{t('publication.authors')}</p>
      <p class="field-hint">{t('publication.authors.hint')}</p>
      <ul class="people">
        {asks.map((id) => (
          <li key={id} class="person">
            <Face id={id} name={memberName(id)} size={32} />
            <span class="person-words">
              {memberName(id)}
              <span class="small">{t('publication.authors.willAsk')}</span>
            </span>
            <Button
              look="quiet"
              icon="x"
              label={t('publication.authors.remove', { name: memberName(id) })}
              onClick={() => drafting.change((draft) => ({ ...draft, asks: draft.asks.filter((one) => one !== id) }))}
            />
          </li>
        ))}
        {known.map(({ id, state }) => (
          <li key={id} class="person">
            <Face id={id} name={memberName(id)} size={32} />
            <span class="person-words">
              {memberName(id)}
              <span class="small">{t(`publication.authors.${state}`)}</span>
            </span>
            {state === 'declined' && (
              <Button look="quiet" onClick={() => void again.submit(id)}>
                {t('publication.authors.again')}
              </Button>
            )}
            <Button
              look="quiet"
              icon="x"
              busy={remove.busy}
              label={t('publication.authors.remove', { name: memberName(id) })}
              onClick={() => void remove.submit(id)}
            />
          </li>
        ))}
      </ul>
      <Problem form={remove} />
      <FindPerson
        key={fresh.value}
        label={t('publication.authors.find')}
        present={present}
        onChoose={({ id }) => {
          fresh.value++;
          drafting.change((draft) => ({ ...draft, asks: [...draft.asks, id] }));
        }}
      />
    </div>
  );
}
