import fs from 'node:fs';

/**
 * Takes a lock file for this process; a lock whose process is gone is taken over.
 * @returns a function that releases it.
 * @throws Error where a living process holds it.
 */
export function takeProcessLock(file: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid)}`;
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        fs.linkSync(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = read(file);
        if (holder === undefined) continue;
        const [pid, start] = holder.split(' ');
        if (Number(pid) !== process.pid && startOf(Number(pid)) === start)
          throw new Error(
            `Process ${pid} already runs on this folder (${file}). Stop it first, or set another DATA_DIR.`,
          );
        fs.rmSync(file, { force: true });
      }
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  return () => {
    if (read(file) === mine) fs.rmSync(file, { force: true });
  };
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
