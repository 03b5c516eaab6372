import type { NewsItem } from '../api/entries';
import { type Language, Languages } from '../i18n';
import { cameAt } from '../welcome/newcomer';

/** The topic of what is new on the platform. */
export const NewsTopic = 'news/network';

/** The newest that was told after a member came and that it neither opened nor put away. Pure. */
export const unseen = (items: readonly NewsItem[], member: string, seen: string | undefined): NewsItem | undefined =>
  items
    .filter((item) => item.no > Number(seen ?? 0) && Date.parse(item.at) > cameAt(member))
    .sort((a, b) => b.no - a.no)[0];

/** Its title in a language, else in one that it has. Pure. */
export const titleIn = ({ texts }: NewsItem, language: Language): string =>
  (texts[language] ?? Languages.map((one) => texts[one]).find(Boolean))?.title ?? '';
