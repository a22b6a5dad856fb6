import { Module } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { VirusScanner } from './virus-scanner';

@Module({
  providers: [
    {
      provide: VirusScanner,
      inject: [Settings],
      useFactory: (settings: Settings) => new VirusScanner(settings.clamdUrl),
    },
  ],
  exports: [VirusScanner],
})
export class VirusScanModule {}
