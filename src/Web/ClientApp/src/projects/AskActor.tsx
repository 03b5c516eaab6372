import { useSignal } from '@preact/signals';
import type { ProjectRole } from '../api/entries';
import { put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { useEntries } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { byName, says } from '../people/search';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Form, textOf } from '../ui/Form';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { Roles } from './ActorDialog';
import { ActorFace } from './actors';
import type { Project } from './useProject';

const Offered = 6;

interface AskActorProps {
  readonly project: Project;
  readonly onClose: () => void;
}

/** Finds an organization or initiative and asks it to take part. */
export function AskActor({ project, onClose }: AskActorProps) {
  const text = useSignal('');
  const chosen = useSignal<{ id: string; name: string } | null>(null);
  const organizations = entriesOf(useEntries('directory/organizations'), 'organizationCard');
  const initiatives = entriesOf(useEntries('directory/initiatives'), 'initiativeCard');
  const present = new Set(project.actors.map((actor) => actor.id));
  const others = [...organizations, ...initiatives].filter((card) => !present.has(card.id));
  const found = text.value.trim() ? byName(others.filter((card) => says(text.value, card.name))).slice(0, Offered) : [];
  const ask = useSubmit(async (role: ProjectRole) => {
    await put(`/api/projects/${project.id}/actors/${chosen.value?.id}`, { requestId: requestId(), role });
    onClose();
  });
  const one = chosen.value;
  if (one) {
    return (
      <Dialog title={t('project.actor.ask.title', { name: one.name })} onClose={onClose}>
        <Form onSubmit={(data) => void ask.submit(textOf(data, 'role') as ProjectRole)}>
          <Roles chosen="takesPart" />
          <p class="small">{t('project.actor.ask.text')}</p>
          <Problem form={ask} />
          <div class="acts">
            <Button look="primary" type="submit" busy={ask.busy}>
              {t('project.actor.ask.act')}
            </Button>
            <Button onClick={() => (chosen.value = null)}>{t('nav.back')}</Button>
          </div>
        </Form>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('project.actor.ask')} onClose={onClose}>
      <div class="add-person">
        <div class="search-text">
          <Icon name="search" size={18} />
          <input
            type="search"
            aria-label={t('project.actor.find')}
            placeholder={t('project.actor.find')}
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        </div>
        <p class="small" role="status">
          {text.value.trim() && found.length === 0 && t('project.actor.find.none')}
        </p>
        <ul>
          {found.map((card) => (
            <li key={card.id}>
              <button type="button" class="rail-link" onClick={() => (chosen.value = { id: card.id, name: card.name })}>
                <ActorFace id={card.id} name={card.name} size={32} />
                {card.name}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
