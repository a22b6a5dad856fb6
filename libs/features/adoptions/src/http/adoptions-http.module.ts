import { Module } from '@nestjs/common';
import { AdoptionsModule } from '../adoptions.module';

@Module({ imports: [AdoptionsModule], controllers: [] })
export class AdoptionsHttpModule {}
