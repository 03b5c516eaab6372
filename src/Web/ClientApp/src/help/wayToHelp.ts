const Help = '/app/ayuda';

/** Links to the help say from where they are followed, so that whoever asks there needn't say it. */
export function noteWayToHelp(): void {
  addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null;
      if (link?.pathname !== Help || location.pathname === Help) return;
      link.search = `?de=${encodeURIComponent(location.pathname + location.search)}`;
    },
    { capture: true },
  );
}
