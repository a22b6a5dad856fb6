import { Module } from '@nestjs/common';
import { CommissionsModule } from '../commissions.module';
import { CommissionsController } from './commissions.controller';

@Module({ imports: [CommissionsModule], controllers: [CommissionsController] })
export class CommissionsHttpModule {}
