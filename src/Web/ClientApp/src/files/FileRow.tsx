import type { ComponentChildren } from 'preact';
import type { FileKind } from '../api/entries';
import { Icon, type IconName } from '../ui/Icon';

export const kindIcons: Record<FileKind, IconName> = {
  picture: 'image',
  audio: 'volume-2',
  video: 'film',
  document: 'file-text',
  text: 'file-text',
  archive: 'archive',
};

/** A file by its name, with what is said of it and what can be done with it. */
export function FileRow({ kind, name, children }: { kind: FileKind; name: string; children: ComponentChildren }) {
  return (
    <div class="file-row">
      <Icon name={kindIcons[kind]} />
      <div class="file-words">
        <span class="clip" title={name}>
          {name}
        </span>
        {children}
      </div>
    </div>
  );
}
