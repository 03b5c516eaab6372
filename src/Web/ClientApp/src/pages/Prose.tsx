import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { contentsOf, type Heading } from './contents';
import '../styles/versions.css';

/** What a page says, as the server made and cleaned it, with its headings to go to. */
export function Prose({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null);
  const contents = useSignal<readonly Heading[]>([]);
  useLayoutEffect(() => {
    if (box.current) contents.value = contentsOf(box.current);
  }, [html]);
  const go = (event: Event, id: string) => {
    event.preventDefault();
    const heading = document.getElementById(id);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return (
    <>
      {contents.value.length > 0 && (
        <nav class="page-contents" aria-label={t('page.contents')}>
          <p class="overline">{t('page.contents')}</p>
          <ol>
            {contents.value.map(({ id, text, level }) => (
              <li key={id} data-level={level}>
                <a href={`#${id}`} onClick={(event) => go(event, id)}>
                  {text}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div ref={box} class="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
