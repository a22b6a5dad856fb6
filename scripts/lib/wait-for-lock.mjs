import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { lockFolder } from './lock.mjs';

/** Does `work` while nobody else does it in this folder; two starts at once then install and build one after the other. */
export async function oneAtATime(folder, work, patienceMs = 10 * 60_000) {
  mkdirSync(folder, { recursive: true });
  const unlock = await acquire(folder, Date.now() + patienceMs);
  try {
    return await work();
  } finally {
    unlock();
  }
}

async function acquire(folder, deadline) {
  for (;;) {
    try {
      return lockFolder(folder);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(300);
    }
  }
}
