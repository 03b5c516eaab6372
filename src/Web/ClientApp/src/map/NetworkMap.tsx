import '../styles/map.css';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { addressOf } from '../app/slugs';
import { language, t } from '../i18n';
import { number } from '../i18n/format';
import type { CountryRow } from '../network/sums';
import { countryName } from '../ui/countryName';
import shapes from './shapes.json';
import { nearest, rangeOf, stepOf, Steps } from './steps';

/** What the map can show; each is a column of the table beside it, too. */
export const Layers = ['organizations', 'initiatives', 'members', 'actions'] as const;
export type Layer = (typeof Layers)[number];

const Size = { width: 600, height: 672 };
const Inset = { x: 16, y: 496, width: 240, height: 170 };
/** A number is drawn where there is room for it. */
const RoomForNumber = 30;
/** In the units of the map; about 22 px on a phone. */
const Reach = 36;

interface Shape {
  readonly code: string;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly room: number;
}

interface NetworkMapProps {
  readonly rows: readonly CountryRow[];
}

/** Where the network is. It is a picture of the table of countries: whoever doesn't see it reads that one. */
export function NetworkMap({ rows }: NetworkMapProps) {
  const layer = useSignal<Layer>('initiatives');
  const chosen = useSignal<string | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const counts = new Map(rows.map((row) => [row.country, row[layer.value]]));
  const row = rows.find(({ country }) => country === chosen.value);

  const choose = (event: MouseEvent) => {
    const hit = event.target instanceof Element ? event.target.closest('[data-country]') : null;
    chosen.value = hit?.getAttribute('data-country') ?? countryNear(drawing.current, event, counts);
  };

  return (
    <section class="map" aria-labelledby="map">
      <h2 id="map" class="overline">
        {t('map.title')}
      </h2>
      <fieldset class="segments">
        <legend class="sr">{t('map.layer')}</legend>
        {Layers.map((one) => (
          <label key={one} class="segment">
            <input type="radio" name="layer" checked={layer.value === one} onChange={() => (layer.value = one)} />
            {t(`network.${one}`)}
          </label>
        ))}
      </fieldset>
      <div class="map-frame">
        <svg
          ref={drawing}
          class="map-drawing"
          viewBox={`0 0 ${Size.width} ${Size.height}`}
          role="img"
          aria-label={t('map.words')}
          onClick={choose}
        >
          <Countries shapes={shapes.main} counts={counts} chosen={chosen.value} />
          <svg {...Inset} viewBox={`0 0 ${Inset.width} ${Inset.height}`}>
            <rect class="map-sea" width={Inset.width} height={Inset.height} />
            <Countries shapes={shapes.inset} counts={counts} chosen={chosen.value} />
            <BasqueCountry />
          </svg>
        </svg>
        <Legend />
      </div>
      <p class="map-choice" aria-live="polite">
        {row ? (
          <Choice row={row} />
        ) : (
          t(chosen.value ? 'map.nobody' : 'map.hint', { country: countryName(chosen.value ?? '') })
        )}
      </p>
    </section>
  );
}

/** The country whose mark is nearest to where somebody touched the sea, or a neighbor that has none. */
function countryNear(
  drawing: SVGSVGElement | null,
  event: MouseEvent,
  counts: ReadonlyMap<string, number>,
): string | null {
  const matrix = drawing?.getScreenCTM()?.inverse();
  if (!matrix) return null;
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  const marks = shapes.main.filter(({ code }) => counts.get(code));
  return nearest(marks, at, Reach)?.code ?? null;
}

interface CountriesProps {
  readonly shapes: readonly Shape[];
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: string | null;
}

function Countries({ shapes, counts, chosen }: CountriesProps) {
  // The chosen outline is drawn last, so that its neighbors don't cover it.
  const ordered = [...shapes].sort((a, b) => Number(a.code === chosen) - Number(b.code === chosen));
  return (
    <>
      {ordered.map(({ code, path }) => (
        <path
          key={code}
          d={path}
          data-country={code}
          class={`map-country step-${stepOf(counts.get(code) ?? 0)}${code === chosen ? ' chosen' : ''}`}
        />
      ))}
      {shapes.map(({ code, x, y, room }) => {
        const count = counts.get(code) ?? 0;
        return (
          count > 0 &&
          room >= RoomForNumber && (
            <text key={code} class={`map-number step-${stepOf(count)}`} x={x} y={y} data-country={code}>
              {number(count, language.value)}
            </text>
          )
        );
      })}
    </>
  );
}

/** It has no border of a state, and a part of the network lives there. */
function BasqueCountry() {
  const { x, y } = shapes.basqueCountry;
  return (
    <>
      <circle class="map-dot" cx={x} cy={y} r={4} />
      <text class="map-name" x={x} y={y - 12}>
        {t('map.basqueCountry')}
      </text>
    </>
  );
}

function Legend() {
  return (
    <ul class="map-legend" aria-hidden="true">
      {Steps.map((_, at) => (
        <li key={at}>
          <svg viewBox="0 0 16 16" width="16" height="16">
            <rect class={`map-country step-${at + 1}`} width="16" height="16" />
          </svg>
          {rangeOf(at + 1)}
        </li>
      ))}
    </ul>
  );
}

function Choice({ row }: { row: CountryRow }) {
  const words = [
    t('map.organizations', { n: row.organizations }),
    t('map.initiatives', { n: row.initiatives }),
    t('map.members', { n: row.members }),
    t('map.actions', { n: row.actions }),
  ];
  return (
    <>
      <a href={addressOf.country(row.country)}>{countryName(row.country)}</a> {words.join(' · ')}
    </>
  );
}
