import type { FileId } from '../api/entries';
import { get, post, Refused, send } from '../api/http';
import type { PendingFile } from './pending';

/** How an upload stands at the server. */
interface UploadView {
  readonly id: FileId;
  readonly size: number;
  readonly offset: number;
  readonly phase: 'uploading' | 'preparing' | 'ready' | 'refused';
  readonly refusal?: string;
}

/** How far an upload is, as it is shown. */
export interface Progress {
  readonly phase: 'waiting' | 'sending' | 'preparing' | 'ready' | 'refused';
  /** Bytes that the server has. */
  readonly sent: number;
  /** The file at the server, once it knows of it. */
  readonly id?: FileId;
  readonly refusal?: Refused;
}

/** A piece that breaks off costs at most so much of a poor line. */
const FirstPiece = 256 * 1024;
const LargestPiece = 4 * 1024 * 1024;
/** How long a piece shall take: the better the line, the larger the next one. */
const PieceTime = 5_000;
/** On the poorest line. */
const PiecePatience = 180_000;
const LookEvery = 700;

/** The size of the next piece by how long the last one took. */
export const nextPiece = (bytes: number, ms: number): number =>
  Math.round(Math.min(LargestPiece, Math.max(FirstPiece, (bytes / Math.max(1, ms)) * PieceTime)));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Uploads a file from wherever an earlier try got to, and answers its id once it is ready. Each step is noted; `note`
 * answers whether to go on. Throws {@link Refused}.
 */
export async function upload(file: PendingFile, bytes: Blob, note: (progress: Progress) => boolean): Promise<FileId> {
  const { id, name, size, seconds } = file;
  let view = await post<UploadView>('/api/files', { requestId: id, name, size, seconds });
  let piece = FirstPiece;
  while (view.phase === 'uploading') {
    if (!note({ phase: 'sending', sent: view.offset, id: view.id })) throw new Refused(0, 'given_up', '');
    const began = Date.now();
    const before = view.offset;
    view = await add(view, bytes.slice(before, before + piece));
    piece = nextPiece(view.offset - before, Date.now() - began);
  }
  while (view.phase === 'preparing') {
    if (!note({ phase: 'preparing', sent: size, id: view.id })) throw new Refused(0, 'given_up', '');
    await pause(LookEvery);
    view = await get<UploadView>(`/api/files/${view.id}`);
  }
  if (view.phase === 'refused') throw new Refused(409, view.refusal ?? 'file_kind_refused', '');
  return view.id;
}

/** Sends one piece. Another tab, or a try that seemed lost, may have been faster: then it goes on from there. */
async function add({ id, offset }: UploadView, piece: Blob): Promise<UploadView> {
  const path = `/api/files/${id}`;
  try {
    return await send<UploadView>('PATCH', path, piece, PiecePatience, { 'upload-offset': String(offset) });
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'upload_offset') throw error;
    await pause(LookEvery);
    return get<UploadView>(path);
  }
}
