import { requestId } from '../api/requestId';
import type { FileKind } from '../api/entries';

/** A file that was chosen here and is to be sent. Its `id` is the request id of its upload, so that it is stored once. */
export interface PendingFile {
  readonly id: string;
  /** Under which name the store keeps its bytes. */
  readonly bytes: string;
  readonly name: string;
  readonly size: number;
  /** What the browser takes it for; what it is, the server finds out. */
  readonly kind: FileKind;
  /** What a picture shows, in the words of who shares it. */
  readonly alt: string;
  /** How long a recording lasts. */
  readonly seconds?: number;
}

/** At most this many files are in one post. */
export const MostFiles = 10;
/** A larger one isn't taken by the server. */
export const LargestFile = 100 * 1024 * 1024;

/** What a media type is to people. */
export function kindOf(type: string): FileKind {
  const family = type.split('/')[0];
  if (family === 'image') return 'picture';
  if (family === 'audio' || family === 'video') return family;
  return family === 'text' ? 'text' : 'document';
}

/** A file of a draft, whose bytes go when the draft is forgotten. */
export const pendingFile = (draft: string, file: File, seconds?: number): PendingFile => {
  const id = requestId();
  return {
    id,
    bytes: `${draft}/bytes/${id}`,
    name: file.name || id,
    size: file.size,
    kind: seconds === undefined ? kindOf(file.type) : 'audio',
    alt: '',
    ...(seconds === undefined ? {} : { seconds }),
  };
};
