import { Module } from '@nestjs/common';
import { LegacyImportsModule } from '../legacy-imports.module';
import { LegacyImportsController } from './legacy-imports.controller';
import { OldAddressesController } from './old-addresses.controller';

@Module({
  imports: [LegacyImportsModule],
  controllers: [LegacyImportsController, OldAddressesController],
})
export class LegacyImportsHttpModule {}
