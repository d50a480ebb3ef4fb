import type { Boundary } from '../../src/areas/locate.ts';

// Rough outlines typed by hand, to about 200 m, so that a point in the town falls into the right ward in a demonstration.
// An office imports the official ones: `npm run admin -- import-boundaries FILE`.

type Path = readonly [longitude: number, latitude: number][];

/** Borders between two wards, each typed once so that the neighbours share it. */
const kinhBacVoCuong: Path = [
  [106.034, 21.189],
  [106.038, 21.185],
  [106.04, 21.178],
  [106.052, 21.176],
  [106.062, 21.174],
  [106.067, 21.177],
  [106.074, 21.181],
  [106.077, 21.183],
];
const kinhBacVuNinh: Path = [
  [106.077, 21.183],
  [106.077, 21.187],
  [106.072, 21.192],
  [106.068, 21.196],
  [106.066, 21.2],
  [106.067, 21.206],
  [106.074, 21.209],
  [106.079, 21.212],
];
const voCuongVuNinh: Path = [
  [106.077, 21.183],
  [106.085, 21.179],
  [106.091, 21.175],
  [106.093, 21.173],
];
const voCuongHapLinh: Path = [
  [106.048, 21.151],
  [106.051, 21.154],
  [106.06, 21.156],
  [106.064, 21.16],
  [106.073, 21.161],
];
const voCuongNamSon: Path = [
  [106.073, 21.161],
  [106.082, 21.163],
  [106.088, 21.167],
  [106.092, 21.17],
  [106.093, 21.173],
];
const hapLinhNamSon: Path = [
  [106.073, 21.161],
  [106.075, 21.154],
  [106.081, 21.149],
  [106.084, 21.144],
  [106.084, 21.139],
  [106.089, 21.136],
  [106.091, 21.129],
];
const vuNinhNamSon: Path = [
  [106.093, 21.173],
  [106.097, 21.172],
];

const kinhBacOutside: Path = [
  [106.079, 21.212],
  [106.087, 21.214],
  [106.085, 21.219],
  [106.079, 21.22],
  [106.074, 21.217],
  [106.069, 21.223],
  [106.055, 21.228],
  [106.047, 21.221],
  [106.042, 21.214],
  [106.045, 21.204],
  [106.034, 21.201],
  [106.034, 21.189],
];
const vuNinhOutside: Path = [
  [106.097, 21.172],
  [106.1, 21.178],
  [106.104, 21.183],
  [106.112, 21.183],
  [106.116, 21.19],
  [106.121, 21.196],
  [106.118, 21.2],
  [106.108, 21.203],
  [106.095, 21.204],
  [106.086, 21.208],
  [106.079, 21.212],
];
const voCuongOutside: Path = [
  [106.034, 21.189],
  [106.022, 21.188],
  [106.019, 21.182],
  [106.021, 21.174],
  [106.028, 21.171],
  [106.026, 21.163],
  [106.031, 21.156],
  [106.035, 21.15],
  [106.048, 21.151],
];
const hapLinhOutside: Path = [
  [106.091, 21.129],
  [106.085, 21.126],
  [106.077, 21.127],
  [106.071, 21.122],
  [106.065, 21.123],
  [106.06, 21.128],
  [106.05, 21.131],
  [106.042, 21.138],
  [106.048, 21.142],
  [106.048, 21.151],
];
const namSonOutside: Path = [
  [106.091, 21.129],
  [106.1, 21.127],
  [106.107, 21.128],
  [106.11, 21.133],
  [106.126, 21.134],
  [106.129, 21.127],
  [106.131, 21.135],
  [106.134, 21.142],
  [106.128, 21.15],
  [106.12, 21.155],
  [106.118, 21.161],
  [106.11, 21.164],
  [106.106, 21.168],
  [106.099, 21.17],
  [106.097, 21.172],
];

const back = (path: Path): Path => path.toReversed();

/** Paths end where the next begins; the last ends where the first began. */
function outline(...paths: Path[]): Boundary {
  const ring = paths.flatMap((path) => path.slice(0, -1));
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!].map(([longitude, latitude]) => [longitude, latitude])] };
}

export const sampleBoundaries: Readonly<Record<string, Boundary>> = {
  'W.KINHBAC': outline(kinhBacVoCuong, kinhBacVuNinh, kinhBacOutside),
  'W.VUNINH': outline(voCuongVuNinh, vuNinhNamSon, vuNinhOutside, back(kinhBacVuNinh)),
  'W.VOCUONG': outline(voCuongOutside, voCuongHapLinh, voCuongNamSon, back(voCuongVuNinh), back(kinhBacVoCuong)),
  'W.HAPLINH': outline(hapLinhOutside, voCuongHapLinh, hapLinhNamSon),
  'W.NAMSON': outline(back(hapLinhNamSon), voCuongNamSon, vuNinhNamSon, back(namSonOutside)),
};
