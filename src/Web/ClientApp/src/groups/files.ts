import type { Attachment, Entry, FileKind, GroupFiles } from '../api/entries';
import { entriesOf } from '../live/unread';

/** How files are looked for: by what one does with them. */
export const FileViews = ['picture', 'document', 'sound', 'rest'] as const;
export type FileView = (typeof FileViews)[number];

const viewOf: Record<FileKind, FileView> = {
  picture: 'picture',
  document: 'document',
  text: 'document',
  audio: 'sound',
  video: 'sound',
  archive: 'rest',
};

const isOf = (view: FileView | 'all') => (file: Attachment) => view === 'all' || viewOf[file.kind] === view;

/** The files of a group, those of a kind alone, the newest first. Pure. */
export const filesIn = (entries: ReadonlyMap<string, Entry>, view: FileView | 'all' = 'all'): GroupFiles[] =>
  entriesOf(entries, 'groupFiles')
    .map((one) => ({ ...one, files: one.files.filter(isOf(view)) }))
    .filter((one) => one.files.length > 0)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.no - a.no);

/** The kinds of which there are some. */
export const viewsIn = (all: readonly GroupFiles[]): FileView[] =>
  FileViews.filter((view) => all.some((one) => one.files.some(isOf(view))));
