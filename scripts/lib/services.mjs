import { stopLeftovers } from './children-record.mjs';
import { openDataFolder } from './data-folder.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { startRedis } from './embedded-redis.mjs';
import { explainFileError } from './failure.mjs';
import { lockFolder } from './lock.mjs';

/**
 * PostgreSQL and Redis on a data folder of their own, for tests, benches and migrations.
 * @param {{ say?: (text: string) => void, forTests?: boolean }} options `forTests`: the data need not outlive the machine
 * @returns {Promise<{ home: string, databaseUrl: string, redisUrl: string, stop: () => Promise<void> }>}
 */
export async function startServices(path, { say, forTests = false } = {}) {
  const home = openDataFolder(path);
  const unlock = lockFolder(home);
  const running = [];
  const stop = async () => {
    for (const server of running.reverse().splice(0)) await server.stop();
    unlock();
  };
  try {
    await stopLeftovers(home);
    const redis = await startRedis({ home, say });
    running.push(redis);
    const postgres = await startPostgres({ home, forTests });
    running.unshift(postgres);
    return { home, databaseUrl: postgres.url, redisUrl: redis.url, stop };
  } catch (error) {
    await stop();
    throw explainFileError(error, home);
  }
}
