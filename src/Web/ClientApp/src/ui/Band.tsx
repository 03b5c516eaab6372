import { useId, useMemo } from 'preact/hooks';
import { tintOf } from './tint';
import { TileHeight, TileWidth, type Weave, weave } from './weave';

/** A woven band made from an id: 6 px as a line, 96 px as the head of a group, 32 px in an empty place. */
export function Band({ id, height }: { id: string; height: 6 | 32 | 96 }) {
  const pattern = useId();
  const rows = useMemo(() => (height < 12 ? hem(id) : weave(id)), [id, height]);
  const cell = height / rows.length;
  const threads = [tintOf(id), tintOf(`${id}e`), tintOf(`${id}f`)];
  return (
    <svg class={`band tint-${threads[0]}`} width="100%" height={height} aria-hidden="true">
      <defs>
        <pattern id={pattern} width={TileWidth * cell} height={height} patternUnits="userSpaceOnUse">
          {rows.flatMap((row, y) =>
            runs(row).map(({ x, width, thread }) => (
              <rect
                key={`${x},${y}`}
                class={thread === 2 ? 'band-maize' : `fill-${threads[thread === 1 ? 0 : 1]}`}
                x={x * cell}
                y={y * cell}
                width={width * cell}
                height={cell}
              />
            )),
          )}
        </pattern>
      </defs>
      <rect width="100%" height={height} fill={`url(#${pattern})`} />
    </svg>
  );
}

/** Three rows from the middle of the tile: what a narrow line can show. */
const hem = (id: string): Weave => weave(id).slice(TileHeight / 2 - 2, TileHeight / 2 + 1);

/** Cells of one thread beside each other become one rectangle; thread 0 is the ground. */
function runs(row: readonly number[]): { x: number; width: number; thread: number }[] {
  const found: { x: number; width: number; thread: number }[] = [];
  row.forEach((thread, x) => {
    const last = found.at(-1);
    if (last && last.thread === thread && last.x + last.width === x) last.width++;
    else if (thread > 0) found.push({ x, width: 1, thread });
  });
  return found;
}
