import { addressOf, slugOf } from '../app/slugs';

/** Where a page of a group is read. */
export const pageAddress = (group: { id: string; name: string }, page: { id: string; title: string }): string =>
  `${addressOf.group(group.id, group.name)}/paginas/${slugOf(page.title, page.id)}`;
