import { Module } from '@nestjs/common';
import { LanguageVersionsModule } from '../language-versions.module';
import { LanguageVersionsController } from './language-versions.controller';

@Module({ imports: [LanguageVersionsModule], controllers: [LanguageVersionsController] })
export class LanguageVersionsHttpModule {}
