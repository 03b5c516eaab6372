import { exact, relative } from '../i18n/dates';
import { minute } from './clock';

/** "hace 2 h"; the exact time in a title and for screen readers' date. */
export function RelativeTime({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={exact(date)}>
      {relative(date, minute.value)}
    </time>
  );
}
