import { Module } from '@nestjs/common';
import { CommissionsModule } from '../commissions.module';

@Module({ imports: [CommissionsModule], controllers: [] })
export class CommissionsHttpModule {}
