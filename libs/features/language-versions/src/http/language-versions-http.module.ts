import { Module } from '@nestjs/common';
import { LanguageVersionsModule } from '../language-versions.module';

@Module({ imports: [LanguageVersionsModule] })
export class LanguageVersionsHttpModule {}
