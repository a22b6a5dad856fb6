import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import type { Readable } from 'node:stream';

export interface ProgramEnd {
  /** Null where it was ended by a signal. */
  code: number | null;
  timedOut: boolean;
  stdout: string;
  /** The last of it. */
  stderr: string;
}

export interface ProgramWatch {
  /** Gets the standard output as it comes; nothing of it is kept then. */
  onOutput?: (chunk: Buffer) => void;
  /** Seconds of the recording that are done, by `-progress pipe:3`. */
  onProgress?: (seconds: number) => void;
  /** Ends the program. */
  signal?: AbortSignal;
}

const KEPT_WORDS = 4_000;
const KEPT_OUTPUT = 1_000_000;
/** Publishing and the api come first. */
const NICENESS = 10;
/** Address space, KiB: a picture of 8K in several threads fits, a header that claims more does not fill the machine. */
const MOST_MEMORY = 6 * 1024 * 1024;
/**
 * The shell sets the limit, where the system knows it, and becomes the program. Where util-linux has `setpriv`, the kernel
 * ends the program with the thread that started it, which is our main one: also when we are killed and can end nothing
 * any more. A program that began when we were gone already finds another parent, and does not go on.
 */
const limitedBy = (parent: number) => `ulimit -v ${MOST_MEMORY} 2>/dev/null
setpriv --pdeathsig KILL true 2>/dev/null || exec "$0" "$@"
exec setpriv --pdeathsig KILL /bin/sh -c '[ "$PPID" = ${parent} ] && exec "$0" "$@"' "$0" "$@"`;

/**
 * Runs the program on its own: it reads no keyboard, inherits none of our settings (there are secrets among them), gives
 * way to everything else, has a bound to its memory, and is ended after `limitMs` or with this process.
 * @throws Error where it can't be started
 */
export async function runFfmpeg(
  program: string,
  parameters: string[],
  limitMs: number,
  watch: ProgramWatch = {},
): Promise<ProgramEnd> {
  // The shell would start in any case and its words tell less than the system's own.
  await access(program, constants.X_OK);
  watch.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', limitedBy(process.pid), program, ...parameters], {
      env: {},
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [, output, errors, progress] = child.stdio as unknown as [null, Readable, Readable, Readable];
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, limitMs);
    // Nobody waits for a film when we go.
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    watch.signal?.addEventListener('abort', end);
    const forget = () => {
      clearTimeout(timer);
      process.off('exit', end);
      watch.signal?.removeEventListener('abort', end);
    };
    output.on('data', (chunk: Buffer) => {
      if (watch.onOutput) watch.onOutput(chunk);
      else if (stdout.length < KEPT_OUTPUT) stdout += chunk.toString('utf8');
    });
    errors.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_WORDS);
    });
    progress.setEncoding('utf8').on('data', (text: string) => {
      const microseconds = /out_time_us=(\d+)/.exec(text)?.[1];
      if (microseconds) watch.onProgress?.(Number(microseconds) / 1_000_000);
    });
    child.once('spawn', () => giveWay(child.pid));
    child.once('error', (error) => {
      forget();
      reject(error);
    });
    child.once('close', (code) => {
      forget();
      if (watch.signal?.aborted) reject(watch.signal.reason as Error);
      else resolve({ code, timedOut, stdout, stderr });
    });
  });
}

function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, Math.min(19, getPriority() + NICENESS));
  } catch {
    // It ended already, or the system does not let us: it runs all the same.
  }
}
