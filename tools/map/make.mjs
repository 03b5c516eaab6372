// Draws the countries of the network's map from Natural Earth's borders (public domain) and writes their outlines, in the
// coordinates of the map's SVG, where the browser app takes them from. Run `npm install && npm run make` when a country
// joins that isn't there yet.
import { readFileSync, writeFileSync } from "node:fs";
import {
  geoArea,
  geoAzimuthalEqualArea,
  geoConicConformal,
  geoPath,
} from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const Output = new URL(
  "../../src/Web/ClientApp/src/map/shapes.json",
  import.meta.url,
);

/** How much of a border's detail is left out, in square degrees. */
const Detail = 0.03;

/** The number that ISO 3166-1 gives each country, by its letters. */
const America = {
  AR: "032",
  BO: "068",
  BR: "076",
  BZ: "084",
  CL: "152",
  CO: "170",
  CR: "188",
  CU: "192",
  DO: "214",
  EC: "218",
  GT: "320",
  GY: "328",
  HN: "340",
  HT: "332",
  JM: "388",
  MX: "484",
  NI: "558",
  PA: "591",
  PE: "604",
  PR: "630",
  PY: "600",
  SR: "740",
  SV: "222",
  TT: "780",
  UY: "858",
  VE: "862",
};
const Europe = { ES: "724", FR: "250", PT: "620" };

const world = JSON.parse(
  readFileSync(
    new URL("node_modules/world-atlas/countries-50m.json", import.meta.url),
    "utf8",
  ),
);
const simple = simplify(presimplify(world), Detail);
const countries = feature(simple, simple.objects.countries).features;

/** The largest part of a country, and its others but for specks in the ocean. */
function land(number, smallest) {
  const { geometry } = countries.find((country) => country.id === number);
  const parts = (
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates
  )
    .map((coordinates) => ({ type: "Polygon", coordinates }))
    .sort((a, b) => geoArea(b) - geoArea(a));
  return parts.filter((part, at) => at === 0 || geoArea(part) > smallest);
}

function draw(numbers, projection, { width, height, smallest, within }) {
  const lands = Object.entries(numbers).map(([code, number]) => [
    code,
    land(number, smallest),
  ]);
  const all = {
    type: "GeometryCollection",
    geometries: lands.flatMap(([, parts]) => parts),
  };
  projection.fitExtent(
    [
      [4, 4],
      [width - 4, height - 4],
    ],
    within ? { type: "MultiPoint", coordinates: within } : all,
  );
  if (within)
    projection.clipExtent([
      [0, 0],
      [width, height],
    ]);
  const path = geoPath(projection).digits(0);
  return lands.map(([code, parts]) => {
    const [x, y] = path.centroid(parts[0]).map(Math.round);
    const [[left, top], [right, bottom]] = path.bounds(parts[0]);
    return {
      code,
      path: path({ type: "GeometryCollection", geometries: parts }),
      x,
      y,
      // How much room there is for a number.
      room: Math.round(Math.min(right - left, bottom - top)),
    };
  });
}

const main = draw(America, geoAzimuthalEqualArea().rotate([72, 14]), {
  width: 600,
  height: 672,
  smallest: 7e-5,
});
const near = geoConicConformal().rotate([2.5, 0]).parallels([40, 46]);
const inset = draw(Europe, near, {
  width: 240,
  height: 170,
  smallest: 7e-6,
  within: [
    [-9.6, 45.4],
    [3.8, 45.4],
    [-9.6, 36.4],
    [3.8, 36.4],
  ],
});
const [x, y] = near([-2.4, 43]).map(Math.round);
writeFileSync(
  Output,
  `${JSON.stringify({ main, inset, basqueCountry: { x, y } }, null, 1)}\n`,
);
