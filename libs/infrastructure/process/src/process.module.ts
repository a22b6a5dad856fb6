import { Module } from '@nestjs/common';
import { ClockModule } from '@haojiao/infrastructure/clock';
import { ConfigModule } from '@haojiao/infrastructure/config';
import { DatabaseModule } from '@haojiao/infrastructure/database';
import { LoggingModule } from '@haojiao/infrastructure/logging';
import { QueueModule } from '@haojiao/infrastructure/queue';
import { RedisModule } from '@haojiao/infrastructure/redis';
import { SecurityModule } from '@haojiao/infrastructure/security';

/** What every process of the product stands on, whatever its work. */
@Module({
  imports: [
    ConfigModule,
    LoggingModule,
    ClockModule,
    SecurityModule,
    DatabaseModule,
    RedisModule,
    QueueModule,
  ],
  exports: [LoggingModule],
})
export class ProcessModule {}
