import { setTimeout as delay } from 'node:timers/promises';
import { sayBoth } from './say.mjs';

const longestWaitMs = 30_000;
const stableAfterMs = 60_000;

/**
 * Starts a server again whenever it ends by itself, waiting longer each time it ends soon.
 * @param {string} name
 * @param {object} first the server as it runs now: `exited`, `stop()`
 * @param {() => Promise<object> | object} start makes its successor
 */
export function keepRunning(name, first, start) {
  let current = first;
  let stopping = false;
  const stopped = new AbortController();

  const watch = async () => {
    let waitMs = 1000;
    while (!stopping) {
      const startedAt = Date.now();
      const reason = await current.exited;
      if (stopping) return;
      if (Date.now() - startedAt > stableAfterMs) waitMs = 1000;
      sayBoth(
        `${name} 意外退出（${reason}），${waitMs / 1000} 秒后重新启动`,
        `${name} ended unexpectedly (${reason}); starting it again in ${waitMs / 1000} s`,
      );
      await delay(waitMs, undefined, { signal: stopped.signal }).catch(() => {});
      waitMs = Math.min(waitMs * 2, longestWaitMs);
      if (!stopping) current = await startAgain(name, start, current);
    }
  };
  const watching = watch();

  return {
    get pid() {
      return current.pid;
    },
    /** @returns {Promise<boolean>} false when it had to be killed */
    stop: async () => {
      stopping = true;
      stopped.abort();
      const inTime = await current.stop();
      await watching;
      if (current.stop !== undefined) await current.stop();
      return inTime !== false;
    },
    kill: () => current.kill?.(),
  };
}

/** A failed attempt counts as a server that ended at once: the next round waits longer. */
async function startAgain(name, start, previous) {
  try {
    return await start();
  } catch (error) {
    return { ...previous, exited: Promise.resolve(error.message) };
  }
}
