export * from './http/operations-http.module';
export { BeatHeart } from './jobs/beat-heart.sweep';
export { ForgetOldKeys } from './jobs/forget-old-keys.sweep';
export * from './jobs/operations-jobs.module';
export { WorkerHeartbeatEntity } from './persistence/worker-heartbeat.entity';
