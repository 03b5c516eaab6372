import '../styles/people.css';
import '../styles/projects.css';
import { useSignal } from '@preact/signals';
import type { ProjectCard } from '../api/entries';
import { ProjectStages } from '../api/entries';
import { t } from '../i18n';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { axisOptions, Choice, countryOptions, SearchForm } from '../people/SearchForm';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { ProjectRow } from './ProjectRow';
import { everyProject, filtersIn, findProjects, type ProjectSearch } from './search';

const AtOnce = 40;

/** The projects of the network, found at once in the directory that this browser keeps. */
export default function ProjectsPage() {
  const { line } = useLive();
  const search = useSignal<ProjectSearch>(everyProject);
  const directory = useTopic('directory/projects');
  const cards = directory.state ? entriesOf(directory.state.entries, 'projectCard') : [];
  const loading = directory.status === 'loading' || (directory.status === 'empty' && cards.length === 0);
  return (
    <>
      <div class="row-between">
        <PageTitle title={t('project.title')} />
        <ButtonLink icon="plus" href="/app/proyectos/nuevo">
          {t('project.new')}
        </ButtonLink>
      </div>
      <p class="lead">{t('project.lead')}</p>
      <Filters search={search.value} cards={cards} onSearch={(next) => (search.value = next)} />
      {!loading && (
        <Found
          found={findProjects(cards, search.value)}
          isSearched={search.value.text !== '' || filtersIn(search.value) > 0}
        />
      )}
      {loading && (line.value === 'waiting' ? <NoLine /> : <Skeleton rows={6} />)}
    </>
  );
}

interface FiltersProps {
  readonly search: ProjectSearch;
  readonly cards: readonly ProjectCard[];
  readonly onSearch: (search: ProjectSearch) => void;
}

function Filters({ search, cards, onSearch }: FiltersProps) {
  return (
    <SearchForm
      label={t('project.search')}
      text={search.text}
      onText={(text) => onSearch({ ...search, text })}
      set={filtersIn(search)}
      onClear={() => onSearch({ ...everyProject, text: search.text })}
    >
      <Choice
        label={t('project.stage')}
        chosen={search.stage}
        options={ProjectStages.map((stage) => [stage, t(`project.stage.${stage}`)])}
        onChoose={(stage) => onSearch({ ...search, stage })}
      />
      <Choice
        label={t('people.axis')}
        chosen={search.axis}
        options={axisOptions()}
        onChoose={(axis) => onSearch({ ...search, axis })}
      />
      <Choice
        label={t('people.country')}
        chosen={search.country}
        options={countryOptions(cards.map((card) => card.country))}
        onChoose={(country) => onSearch({ ...search, country })}
      />
    </SearchForm>
  );
}

function Found({ found, isSearched }: { found: readonly ProjectCard[]; isSearched: boolean }) {
  const shown = useSignal(AtOnce);
  if (found.length === 0) {
    return (
      <EmptyState id="projects" title={t(isSearched ? 'project.none' : 'project.empty')}>
        {!isSearched && <p>{t('project.empty.example')}</p>}
      </EmptyState>
    );
  }
  return (
    <>
      <p class="small" role="status">
        {t('project.count', { n: found.length })}
      </p>
      <ul class="directory">
        {found.slice(0, shown.value).map((card) => (
          <ProjectRow key={card.id} card={card} />
        ))}
      </ul>
      {found.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}
