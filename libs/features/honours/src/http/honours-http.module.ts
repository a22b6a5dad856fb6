import { Module } from '@nestjs/common';
import { HonoursModule } from '../honours.module';

@Module({ imports: [HonoursModule], controllers: [] })
export class HonoursHttpModule {}
