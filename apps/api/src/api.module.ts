import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ChannelsModule } from '@haojiao/channels/channels.module';
import { IdempotencyInterceptor, ProblemFilter, createValidationPipe } from '@haojiao/infrastructure/http';
import { ProcessModule } from '@haojiao/infrastructure/process';
import { httpModules } from './features';

@Module({
  imports: [ProcessModule, ChannelsModule, ...httpModules],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class ApiModule {}
