import '../styles/people.css';
import '../styles/search.css';
import { type Signal, useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { Languages, LanguageNames, t } from '../i18n';
import { useLive } from '../live/hooks';
import { axisOptions, Choice, countryOptions, SearchForm } from '../people/SearchForm';
import { EmptyState, ErrorState, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { KindTabs } from './KindTabs';
import { Narrow } from './Narrow';
import { NoHits } from './NoHits';
import { addressOfQuestion, asksNothing, filtersIn, nothing, type Question, questionIn, unfiltered } from './question';
import { Results } from './Results';
import { useHere } from './useHere';
import { useSearch } from './useSearch';

/** Between the last letter and the address. */
const Pause = 300;

/** Everything that the reader may see, found as it is typed; without a line, what this device keeps. */
export default function SearchPage() {
  const { query } = useRoute();
  const { line } = useLive();
  const question = useSignal<Question>(questionIn(query));
  const ask = (next: Question) => {
    question.value = next;
  };
  useAddress(question);
  const found = useSearch(question.value);
  const isAway = line.value === 'waiting' || found.failed?.status === 0;
  const here = useHere();
  const results = isAway ? here.find(question.value) : found.results;
  return (
    <>
      <PageTitle title={t('find.title')} />
      <SearchForm
        label={t('find.label')}
        text={question.value.text}
        onText={(text) => ask({ ...question.value, text })}
        set={filtersIn(question.value)}
        onClear={() => ask(unfiltered(question.value))}
        takesFocus
      >
        <Filters question={question.value} countries={here.countries} onQuestion={ask} />
      </SearchForm>
      {asksNothing(question.value) ? (
        <Start onText={(text) => ask({ ...nothing, text })} />
      ) : (
        <>
          {results && (
            <KindTabs
              chosen={question.value.kind}
              counts={results.counts}
              onChoose={(kind) => ask({ ...question.value, kind })}
            />
          )}
          <Narrow question={question.value} hits={results?.items ?? []} onQuestion={ask} />
          {isAway && <p class="find-note">{t('find.here')}</p>}
          {results && (results.items.length > 0 || isAway || !found.waits) ? (
            <Results
              results={results}
              showsKind={!question.value.kind}
              isOld={!isAway && found.waits}
              onMore={isAway ? undefined : found.more}
            >
              <NoHits question={question.value} counts={results.counts} onQuestion={ask} />
            </Results>
          ) : found.failed ? (
            <ErrorState onRetry={found.again} />
          ) : (
            <Skeleton rows={5} />
          )}
        </>
      )}
    </>
  );
}

/** The address follows the question, a moment after the last letter; and the question an address that comes from elsewhere. */
function useAddress(question: Signal<Question>) {
  const { query } = useRoute();
  const { route } = useLocation();
  const address = addressOfQuestion(questionIn(query));
  const wanted = addressOfQuestion(question.value);
  const own = useRef(address);
  useEffect(() => {
    if (address === own.current) return;
    own.current = address;
    question.value = questionIn(query);
  }, [address]);
  useEffect(() => {
    if (wanted === own.current) return;
    const timer = setTimeout(() => {
      own.current = wanted;
      route(wanted, true);
    }, Pause);
    return () => clearTimeout(timer);
  }, [wanted]);
}

interface FiltersProps {
  readonly question: Question;
  readonly countries: readonly string[];
  readonly onQuestion: (question: Question) => void;
}

function Filters({ question, countries, onQuestion }: FiltersProps) {
  const day = (part: 'from' | 'to') => (
    <label class="filter-choice">
      {t(`find.${part}`)}
      <input
        type="date"
        name={part}
        value={question[part]}
        min={part === 'to' ? question.from || undefined : undefined}
        max={part === 'from' ? question.to || undefined : undefined}
        onChange={(event) => onQuestion({ ...question, [part]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <>
      <Choice
        label={t('people.country')}
        chosen={question.country}
        options={countryOptions(countries)}
        onChoose={(country) => onQuestion({ ...question, country })}
      />
      <Choice
        label={t('people.axis')}
        chosen={question.axis}
        options={axisOptions()}
        onChoose={(axis) => onQuestion({ ...question, axis })}
      />
      <Choice
        label={t('people.language')}
        chosen={question.language}
        options={Languages.map((one) => [one, LanguageNames[one]])}
        onChoose={(one) => onQuestion({ ...question, language: one })}
      />
      {day('from')}
      {day('to')}
    </>
  );
}

/** Before anything is asked: what can be found, and some examples. */
function Start({ onText }: { onText: (text: string) => void }) {
  const examples = (['find.example.1', 'find.example.2', 'find.example.3'] as const).map((key) => t(key));
  return (
    <EmptyState id="find" title={t('find.start')}>
      <p>{t('find.start.example')}</p>
      <ul class="chips find-chips">
        {examples.map((text) => (
          <li key={text}>
            <button type="button" class="chip" onClick={() => onText(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
