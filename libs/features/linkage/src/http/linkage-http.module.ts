import { Module } from '@nestjs/common';
import { LinkageModule } from '../linkage.module';

@Module({ imports: [LinkageModule], controllers: [] })
export class LinkageHttpModule {}
