import { Module } from '@nestjs/common';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PlatformFiguresModule } from '../platform-figures.module';
import { FiguresController } from './figures.controller';

@Module({
  imports: [PlatformFiguresModule, OrganizationsModule],
  controllers: [FiguresController],
})
export class PlatformFiguresHttpModule {}
