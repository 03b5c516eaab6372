import { t } from '../i18n';

/** What a conversation of a group is called; its title is empty while it is hidden. */
export const titleOf = ({ title }: { readonly title: string }): string => title || t('thread.hidden');
