import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { forgetChild, recordChild } from './children-record.mjs';
import { consoleLine } from './log-lines.mjs';
import { logPath } from './log-files.mjs';
import { nodeFlags } from './project.mjs';
import { identify, signalProcess, startServer, stopProcess } from './processes.mjs';
import { complain } from './say.mjs';

const stopWithinMs = 30_000;

/**
 * Starts one of the built programs; its output goes to the log file, warnings also to the console.
 * @param {{ name: string, entry: string, env: NodeJS.ProcessEnv, home: string, cwd: string, showAll?: boolean }} options
 */
export function startProgram({ name, entry, env, home, cwd, showAll = false }) {
  const log = logPath(home, name);
  const child = startServer(process.execPath, [...nodeFlags, entry], {
    dieWith: 'SIGTERM',
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const identity = identify(child.pid); // now: later the number may name somebody else
  const write = (line) => {
    appendQuietly(log, line);
    const shown = showAll ? `[${name}] ${line}` : consoleLine(name, line);
    if (shown !== null) complain(shown);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', write);
  const exited = new Promise((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code));
    child.once('error', (error) => resolve(error.message));
  });
  if (child.pid) recordChild(home, name, child.pid, entry);
  return {
    name,
    pid: child.pid,
    exited,
    stop: async () => {
      const inTime = await stopProcess(identity, { waitMs: stopWithinMs });
      await exited;
      forgetChild(home, name);
      return inTime;
    },
    kill: () => signalProcess(identity, 'SIGKILL'),
  };
}

/** A full disk must not end the launcher, which would end the product; the programs complain on their own account. */
function appendQuietly(path, line) {
  try {
    appendFileSync(path, `${line}\n`, { mode: 0o600 });
  } catch (error) {
    if (!['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'ENOENT'].includes(error.code)) throw error;
  }
}
