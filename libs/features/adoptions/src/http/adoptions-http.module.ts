import { Module } from '@nestjs/common';
import { AdoptionsModule } from '../adoptions.module';
import { AdoptionsController } from './adoptions.controller';

@Module({ imports: [AdoptionsModule], controllers: [AdoptionsController] })
export class AdoptionsHttpModule {}
