import { Global, Module } from '@nestjs/common';
import { systemClock } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { scaledClock } from './scaled-clock';

/** Injection token of the process's clock. */
export const CLOCK = Symbol('CLOCK');

@Global()
@Module({
  providers: [
    {
      provide: CLOCK,
      inject: [Settings],
      useFactory: (settings: Settings): Clock =>
        settings.clockSpeed === 1 ? systemClock : scaledClock(settings.clockSpeed, settings.clockAnchorMs),
    },
  ],
  exports: [CLOCK],
})
export class ClockModule {}
