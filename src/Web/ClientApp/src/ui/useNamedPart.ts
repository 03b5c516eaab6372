import { useEffect, useRef } from 'preact/hooks';

/** Brings the part of the page that the address names, as in `#mail`, on screen and into focus, once it is there. */
export function useNamedPart(): void {
  const shown = useRef('');
  const show = () => {
    const { hash } = location;
    const part = hash && hash !== shown.current ? document.getElementById(hash.slice(1)) : null;
    if (!part) return;
    shown.current = hash;
    part.tabIndex = -1;
    part.scrollIntoView();
    part.focus({ preventScroll: true });
  };
  // What it names may come later than the page.
  useEffect(show);
  useEffect(() => {
    addEventListener('hashchange', show);
    return () => removeEventListener('hashchange', show);
  }, []);
}
