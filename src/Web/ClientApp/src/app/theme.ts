import { remember, remembered } from './remember';

const Name = 'comparte.theme';

/** Shows a theme: `light`, `dark`, or whatever the system prefers. */
export function showTheme(theme: string): void {
  const { dataset } = document.documentElement;
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  else delete dataset.theme;
  remember(Name, theme);
}

/** Shows the theme that was shown last, before anything is asked. */
export const showLastTheme = (): void => showTheme(remembered(Name) ?? 'system');
