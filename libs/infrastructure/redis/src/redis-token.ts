/** Injection token of the process's one general Redis connection (queues keep their own). */
export const REDIS = Symbol('REDIS');
