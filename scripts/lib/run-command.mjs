import { spawn } from 'node:child_process';
import { StartFailure } from './failure.mjs';

const running = new Set();

/**
 * Runs a step such as an installation to its end. Quiet when it works; its last words are in the error when not.
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, zh: string, en: string }} options what to say when it fails
 */
export function runStep(command, args, { cwd, env = process.env, zh, en }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    let said = '';
    const listen = (chunk) => (said = `${said}${chunk}`.slice(-20_000));
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (error) => fail(String(error)));
    child.once('close', (code) => {
      running.delete(child);
      if (code === 0) resolve(said);
      else fail(said);
    });
    const fail = (words) =>
      reject(new StartFailure({ zh, en, details: words.trim().split('\n').slice(-25).join('\n') }));
  });
}

/** Ends the steps still running, with the programs they started themselves. */
export function abortSteps() {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
