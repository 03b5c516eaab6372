import { headed } from '../editor/headed';
import { t } from '../i18n';

/** What a new page can begin with. */
export const Templates = ['empty', 'minutes', 'plan'] as const;
export type Template = (typeof Templates)[number];

export const isTemplate = (text: string): text is Template => (Templates as readonly string[]).includes(text);

/** The headings of a template in the reader's language. */
export const bodyOf = (template: Template): string =>
  template === 'empty' ? '' : headed(t(`page.template.${template}.headings`).split('|'));
