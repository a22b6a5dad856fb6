import { Global, Module } from '@nestjs/common';
import { JobProducer } from './job-producer';

/** What both processes need: putting jobs into queues. */
@Global()
@Module({ providers: [JobProducer], exports: [JobProducer] })
export class QueueModule {}
