import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';

/** The package's own unpacking needs Amazon's variables and is not safe for two processes at once; its files are what counts. */
const PACKAGE = path.dirname(path.dirname(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))));

const run = promisify(execFile);

export interface Chromium {
  executablePath: string;
  /** The environment to start it with: its fonts, and its libraries where the system lacks them. */
  env: Record<string, string>;
}

/** Chromium out of the npm package, ready to run on a machine that has neither its libraries nor a font. Unpacked once a machine. */
export async function prepareChromium(): Promise<Chromium> {
  const { version } = JSON.parse(await readFile(path.join(PACKAGE, 'package.json'), 'utf8'));
  const folder = path.join(tmpdir(), `nghe-dan-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!(await exists(folder))) await unpackBeside(folder);
  const executablePath = path.join(folder, 'chromium');
  const env = { ...environment(), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  const missing = await missingLibraries(executablePath, env);
  return { executablePath, env: missing.length > 0 ? withLibraries(env, folder) : env };
}

/** Unpacks everything into a folder; several processes may do so at once, and the first wins. */
async function unpackBeside(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}.`);
  try {
    await unpackChromium(draft);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
}

/** Into `chromium`, `lib/` and `fonts/` of a folder, with a `fonts.conf` that names the fonts. */
export async function unpackChromium(folder: string): Promise<void> {
  await Promise.all([
    pipeline(
      createReadStream(path.join(PACKAGE, 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(path.join(folder, 'chromium'), { mode: 0o700 }),
    ),
    unpackTar('al2023.tar.br', folder),
    unpackTar('fonts.tar.br', folder),
  ]);
  await writeFile(path.join(folder, 'fonts.conf'), FONT_CONFIGURATION);
}

export function withLibraries(env: Record<string, string>, folder: string): Record<string, string> {
  const paths = [path.join(folder, 'lib'), ...(env.LD_LIBRARY_PATH ? [env.LD_LIBRARY_PATH] : [])];
  return { ...env, LD_LIBRARY_PATH: paths.join(':') };
}

/** What `ldd` shows: each shared library and where it was found; null: nowhere. */
export async function librariesOf(
  executablePath: string,
  env: Record<string, string>,
): Promise<Map<string, string | null>> {
  const { stdout } = await run(executablePath, [], { env: { ...env, LD_TRACE_LOADED_OBJECTS: '1' } });
  const lines = stdout.matchAll(/^\s*(\S+) => (not found|\S+)/gm);
  return new Map([...lines].map(([, name, found]) => [name!, found === 'not found' ? null : found!]));
}

async function missingLibraries(executablePath: string, env: Record<string, string>): Promise<string[]> {
  return [...(await librariesOf(executablePath, env))].filter(([, found]) => found === null).map(([name]) => name);
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]));
}

/** Open Sans, which writes Vietnamese, for every family: what pages look like does not depend on the machine. */
const FONT_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** A tar archive is records of 512 bytes: a header, then the file, filled up to a whole record. */
async function unpackTar(name: string, folder: string): Promise<void> {
  const archive = await promisify(brotliDecompress)(await readFile(path.join(PACKAGE, 'bin', name)));
  const field = (at: number, length: number) => archive.toString('latin1', at, at + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8) || 0;
    const type = field(at + 156, 1);
    const target = path.join(folder, path.normalize(`/${field(at + 345, 155)}/${field(at, 100)}`));
    const bytes = archive.subarray(at + 512, at + 512 + size);
    await mkdir(type === '5' ? target : path.dirname(target), { recursive: true });
    if (type === '0' || type === '') await writeFile(target, bytes, { mode: 0o755 });
    if (type === '2') await symlink(field(at + 157, 100), target);
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
