import type { PublicationText } from '../api/entries';
import { get } from '../api/http';
import { isLanguage, LanguageNames, t } from '../i18n';
import { memberCard } from '../live/cards';
import { bodiesOf } from '../live/belonging';
import { type Kept, useKept } from '../people/useKept';
import { Listen } from '../listen/Listen';
import { Button } from '../ui/Button';
import { EmptyState, ErrorState, NoLine, Skeleton } from '../ui/EmptyState';
import { hasRail } from '../ui/screen';
import '../styles/versions.css';
import { originalOf, type Publication, useStanding } from './usePublication';

/** A shared version of a text, with the HTML that the server made and cleaned. */
export interface TextView {
  readonly language: string;
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly html: string;
  readonly at: string;
}

/** One version of a text; what was opened stays readable without a line. */
export const useText = (id: string, text: Pick<PublicationText, 'language' | 'version' | 'at'> | undefined) =>
  useKept<TextView>(
    text ? `${bodiesOf(id)}${text.language}` : null,
    () => get(`/api/publications/${id}/texts/${text?.language}`),
    `${text?.version} ${text?.at}`,
  );

interface TextsProps {
  readonly publication: Publication;
  readonly text: PublicationText;
  readonly view: Kept<TextView>;
  readonly isBeside: boolean;
  readonly onChoose: (language: string) => void;
  readonly onBeside: () => void;
}

/** The text in the reader's language; the others a tap away, the original beside it where there is room. */
export function Texts({ publication, text, view, isBeside, onChoose, onBeside }: TextsProps) {
  const { id, about } = publication;
  const isAuthor = useStanding(publication) === 'author';
  const original = originalOf(publication);
  const shown = publication.texts.filter((one) => one.version > 0 || one === original || isAuthor);
  const isRendering = text.language !== about.language;
  const both = isBeside && isRendering && original !== undefined;
  return (
    <section class="texts" aria-label={t('publication.text')}>
      {shown.length > 1 && (
        <div class="text-choice">
          <ul class="chips" aria-label={t('publication.languages')}>
            {shown.map((one) => (
              <li key={one.language}>
                <button
                  type="button"
                  class="chip chip-press"
                  lang={one.language}
                  aria-pressed={one.language === text.language}
                  onClick={() => onChoose(one.language)}
                >
                  {nameOf(one.language)}
                  {one.language === about.language && <span lang="">{` · ${t('publication.original')}`}</span>}
                </button>
              </li>
            ))}
          </ul>
          {isRendering && hasRail.value && (
            <Button look="quiet" icon="columns-2" aria-pressed={isBeside} onClick={onBeside}>
              {t('publication.beside')}
            </Button>
          )}
        </div>
      )}
      {isRendering && <Credit text={text} original={original} />}
      {both ? (
        <div class="two-texts">
          <OneText id={id} text={text} view={view} />
          <Original id={id} text={original} />
        </div>
      ) : (
        <OneText id={id} text={text} view={view} />
      )}
    </section>
  );
}

export const nameOf = (code: string): string => (isLanguage(code) ? LanguageNames[code] : code);

/** Which people translated, and whether the original has changed since. */
function Credit({ text, original }: { text: PublicationText; original: PublicationText | undefined }) {
  const names = text.credit.flatMap((id) => memberCard(id)?.name ?? []);
  const isBehind = text.of !== undefined && original !== undefined && text.of < original.version;
  return (
    <p class="credit small">
      {names.length > 0 &&
        t('publication.credit', { names: names.join(', '), language: nameOf(original?.language ?? '') })}
      {isBehind && <span class="credit-behind"> {t('publication.behind')}</span>}
    </p>
  );
}

interface OneTextProps {
  readonly id: string;
  readonly text: PublicationText;
  readonly view: Kept<TextView>;
  readonly withTitle?: boolean;
}

function OneText({ id, text, view: { value, state, again }, withTitle = false }: OneTextProps) {
  if (state === 'away') return <NoLine />;
  if (state === 'failed') return <ErrorState onRetry={again} />;
  if (state === 'missing') return <EmptyState id={id} title={text.summary || t('publication.untitled')} />;
  // What is held may still be that of the language that was shown before.
  if (value?.language !== text.language) return <Skeleton rows={2} shape="card" />;
  return (
    <div>
      {withTitle && (
        <p class="text-title" lang={text.language}>
          {value.title}
        </p>
      )}
      <Listen look="quiet" source={value.source} language={value.language} />
      <div class="prose" lang={text.language} dangerouslySetInnerHTML={{ __html: value.html }} />
    </div>
  );
}

function Original({ id, text }: { id: string; text: PublicationText }) {
  return <OneText id={id} text={text} view={useText(id, text)} withTitle />;
}
