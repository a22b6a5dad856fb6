import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ConfigModule } from '@haojiao/infrastructure/config';
import { DatabaseModule } from '@haojiao/infrastructure/database';
import { IdempotencyInterceptor, ProblemFilter, createValidationPipe } from '@haojiao/infrastructure/http';
import { LoggingModule } from '@haojiao/infrastructure/logging';
import { RedisModule } from '@haojiao/infrastructure/redis';
import { SecurityModule } from '@haojiao/infrastructure/security';
import { httpModules } from './features';

@Module({
  imports: [ConfigModule, LoggingModule, DatabaseModule, RedisModule, SecurityModule, ...httpModules],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class ApiModule {}
