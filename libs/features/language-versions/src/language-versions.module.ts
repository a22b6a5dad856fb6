import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { LanguageVersions } from './language-versions.service';
import { LinkLanguageVersions } from './link-language-versions';
import { MakeLanguageVersion } from './make-language-version';

const useCases = [LanguageVersions, MakeLanguageVersion, LinkLanguageVersions];

/** One item told in several languages, each version reviewed by itself. */
@Module({
  imports: [AuditModule, OrganizationsModule, ContentsModule],
  providers: useCases,
  exports: useCases,
})
export class LanguageVersionsModule {}
