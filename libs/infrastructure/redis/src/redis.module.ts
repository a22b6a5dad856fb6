import { Global, Inject, Injectable, Module, OnApplicationShutdown } from '@nestjs/common';
import Redis from 'ioredis';
import { Settings } from '@haojiao/infrastructure/config';
import { AttemptCounter } from './attempt-counter';
import { REDIS } from './redis-token';

@Injectable()
class RedisCloser implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  async onApplicationShutdown(): Promise<void> {
    await this.redis.quit().catch(() => this.redis.disconnect());
  }
}

@Global()
@Module({
  providers: [
    {
      provide: REDIS,
      inject: [Settings],
      // Commands fail at once while Redis is away: a request must not hang on a hint or a buffer.
      useFactory: (settings: Settings) =>
        new Redis(settings.redisUrl, {
          maxRetriesPerRequest: 1,
          enableOfflineQueue: true,
          commandTimeout: 5_000,
        }),
    },
    RedisCloser,
    AttemptCounter,
  ],
  exports: [REDIS, AttemptCounter],
})
export class RedisModule {}
