import { Global, Module } from '@nestjs/common';
import { loadSettings } from './load-settings';
import { Settings } from './settings';

/** Hands the one frozen `Settings` object to whoever asks for it by class. */
@Global()
@Module({
  providers: [{ provide: Settings, useFactory: () => loadSettings() }],
  exports: [Settings],
})
export class ConfigModule {}
