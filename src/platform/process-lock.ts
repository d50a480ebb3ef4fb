import fs from 'node:fs';

/**
 * Takes a lock file for this process; a lock whose process is gone is taken over.
 * @returns a function that releases it.
 * @throws Error where a living process holds it, this one included.
 */
export function takeProcessLock(file: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, mine, { mode: 0o600 });
  try {
    while (!tryLink(draft, file)) {
      const holder = read(file);
      if (holder === undefined) continue;
      if (lives(holder))
        throw new Error(
          `Process ${holder.split(' ')[0]} already runs on this folder (${file}). Stop it first, or set another DATA_DIR.`,
        );
      removeDead(file, holder);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  return () => {
    if (read(file) === mine) fs.rmSync(file, { force: true });
  };
}

function tryLink(draft: string, file: string): boolean {
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Under a lock of its own: of two starts that saw the same dead holder, the slower would remove the faster one's new lock. */
function removeDead(file: string, holder: string): void {
  const release = takeProcessLock(`${file}.takeover`);
  try {
    if (read(file) === holder) fs.rmSync(file, { force: true });
  } finally {
    release();
  }
}

function lives(holder: string): boolean {
  const [pid, start] = holder.split(' ');
  // Where starts cannot be told apart, an earlier process of our number is likelier than a second lock of our own.
  if (Number(pid) === process.pid && start === 'alive') return false;
  return startOf(Number(pid)) === start;
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** When a process started, in clock ticks since boot, so that a recycled process number is not taken for the holder. */
function startOf(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'gone';
  } catch {
    // No /proc on this system: a living process is all that can be told.
    try {
      process.kill(pid, 0);
      return process.platform === 'linux' ? 'gone' : 'alive';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'alive' : 'gone';
    }
  }
}
