import { spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';

export interface ProgramEnd {
  /** Null where it was ended by a signal. */
  code: number | null;
  timedOut: boolean;
  stdout: string;
  /** The last of it. */
  stderr: string;
}

const KEPT_WORDS = 4_000;
const KEPT_OUTPUT = 1_000_000;
/** Publishing and the api come first. */
const NICENESS = 10;

/**
 * Runs the program on its own: it reads no keyboard, inherits none of our settings (there are secrets among them), gives
 * way to everything else and is ended after `limitMs`. @throws Error where it can't be started
 */
export function runFfmpeg(program: string, parameters: string[], limitMs: number): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
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
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (stdout.length < KEPT_OUTPUT) stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-KEPT_WORDS);
    });
    child.once('spawn', () => giveWay(child.pid));
    child.once('error', (error) => {
      clearTimeout(timer);
      process.off('exit', end);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ code, timedOut, stdout, stderr });
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
