import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { isSecretPlace } from '../live/secrecy';
import { Icon } from './Icon';
import { pageTitle } from './tabTitle';

let shownPages = 0;

interface PageTitleProps {
  /** The words of the title where the children are more than text. */
  readonly title: string;
  /** Said, but not shown: where the page shows by itself what it is. */
  readonly hidden?: boolean;
  readonly back?: { readonly href: string; readonly label: string };
  readonly children?: ComponentChildren;
}

/** The heading of a page: it names the tab, and takes the focus when one comes from another page. */
export function PageTitle({ title, hidden, back, children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const secret = isSecretPlace();
  useEffect(() => {
    // Browsers remember what tabs were called.
    pageTitle.value = t('app.title', { page: secret ? t('sensitive.group') : title });
  }, [title, secret]);
  // Before the effects of everything else on the page: a field that takes the focus keeps it.
  useLayoutEffect(() => {
    if (shownPages++ > 0 && !location.hash) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class={hidden ? 'sr' : 'page-title'}>
      {back && (
        <a class="button button-quiet is-round" href={back.href} aria-label={back.label} title={back.label}>
          <Icon name="arrow-left" />
        </a>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {children ?? title}
      </h1>
    </div>
  );
}
