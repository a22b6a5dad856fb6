import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { AssetCatalogue } from './asset-catalogue';
import { ContentsService } from './contents.service';
import { CreateContent } from './create-content';
import { DocumentAssembler } from './document-assembler';
import { RevisionWriter } from './revision-writer';

/** Items, their revisions and columns. */
@Module({
  imports: [AuditModule, OrganizationsModule],
  providers: [AssetCatalogue, DocumentAssembler, RevisionWriter, CreateContent, ContentsService],
  exports: [ContentsService],
})
export class ContentsModule {}
