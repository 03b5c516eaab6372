import '../styles/suggestions.css';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type SearchHit, suggest } from '../api/search';
import { t } from '../i18n';
import { axisLabel } from '../live/axes';
import { Icon } from '../ui/Icon';
import { groupName } from './groupName';
import { ListId } from './HeaderSearch';
import { isKnown, Kinds } from './kinds';
import { Marked } from './Marked';
import { addressOfQuestion, nothing } from './question';

/** Between two letters of somebody who types. */
const Pause = 120;

export interface SuggestionsProps {
  readonly text: string;
  /** The number of the line that Enter follows; −1: none. */
  readonly active: number;
  /** Where the lines lead. */
  readonly lines: Signal<readonly string[]>;
  readonly onGo: (href: string) => void;
}

/** Up to eight names and titles that go on as somebody types, and the way to everything. */
export function Suggestions({ text, active, lines, onGo }: SuggestionsProps) {
  const hits = useSignal<readonly SearchHit[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      suggest(text, stop.signal).then(
        (found) => {
          if (!stop.signal.aborted) hits.value = found.items.filter(isKnown);
        },
        // Without an answer the way to the page stays, which says why.
        () => {
          if (!stop.signal.aborted) hits.value = [];
        },
      );
    }, Pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  const everything = addressOfQuestion({ ...nothing, text });
  const all = [...hits.value.map((hit) => Kinds[hit.kind].address(hit, groupName(hit))), everything];
  useEffect(() => {
    lines.value = all;
  }, [all.join(' ')]);
  useEffect(
    () => () => {
      lines.value = [];
    },
    [],
  );
  const line = (at: number) => ({
    id: `${ListId}-${at}`,
    role: 'option' as const,
    'aria-selected': at === active,
    // The box keeps the focus, so that the list stays until the click is done.
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: () => onGo(all[at] ?? everything),
  });
  return (
    <ul class="suggested" id={ListId} role="listbox" aria-label={t('search.suggested')}>
      {hits.value.map((hit, at) => (
        <li key={`${hit.kind}/${hit.id}`} class="suggested-line" {...line(at)}>
          <Icon name={Kinds[hit.kind].icon} size={18} />
          <span class="clip">
            {hit.kind === 'axis' ? (
              (axisLabel(hit.id) ?? hit.title)
            ) : (
              <Marked text={hit.title} marks={hit.titleMarks} />
            )}
          </span>
        </li>
      ))}
      <li class="suggested-line suggested-all" {...line(hits.value.length)}>
        <Icon name="search" size={18} />
        <span class="clip">{t('search.all', { text: text.trim() })}</span>
      </li>
    </ul>
  );
}
