import { Module } from '@nestjs/common';
import { CorrespondentPagesModule } from '../correspondent-pages.module';

@Module({ imports: [CorrespondentPagesModule], controllers: [] })
export class CorrespondentPagesHttpModule {}
