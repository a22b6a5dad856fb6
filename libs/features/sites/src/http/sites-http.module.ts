import { Module } from '@nestjs/common';
import { SitesModule } from '../sites.module';

@Module({ imports: [SitesModule] })
export class SitesHttpModule {}
