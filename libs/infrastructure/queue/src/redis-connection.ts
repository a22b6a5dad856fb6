import type { ConnectionOptions } from 'bullmq';

/** All keys of the product's queues; the hash tag keeps them on one node of a Redis Cluster. */
export const QUEUE_PREFIX = '{haojiao}';

/** Connection options of BullMQ from `REDIS_URL`. Workers wait for ever, producers fail fast. */
export function queueConnection(redisUrl: string, role: 'producer' | 'worker'): ConnectionOptions {
  const url = new URL(redisUrl);
  return {
    host: url.hostname,
    port: Number(url.port || 6379),
    username: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password) || undefined,
    db: Number(url.pathname.slice(1) || 0),
    tls: url.protocol === 'rediss:' ? {} : undefined,
    maxRetriesPerRequest: role === 'worker' ? null : 1,
    enableOfflineQueue: role === 'worker',
  };
}
