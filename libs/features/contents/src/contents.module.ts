import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { BrandsModule } from '@haojiao/features/brands';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ProgrammesModule } from '@haojiao/features/programmes';
import { ArchiveContent } from './archive-content';
import { AssetCatalogue } from './asset-catalogue';
import { AssetUsages } from './asset-usages';
import { BrandReferences } from './brand-references';
import { ChangeContent } from './change-content';
import { CanonicalUrls } from './channel-drafts/canonical-urls';
import { DraftBuilder } from './channel-drafts/draft-builder';
import { DrawnWords } from './channel-drafts/drawn-words';
import { ColumnsService } from './columns.service';
import { CompareDocuments } from './compare-documents';
import { ContentOrigins } from './content-origins';
import { ContentRevisions } from './content-revisions';
import { ContentVariants } from './content-variants';
import { ContentsService } from './contents.service';
import { CreateContent } from './create-content';
import { DocumentAssembler } from './document-assembler';
import { DraftDesk } from './draft-desk';
import { FollowReplacements } from './follow-replacements';
import { ListContents } from './list-contents';
import { LiveContent } from './live-content';
import { ReadContent } from './read-content';
import { RevisionWriter } from './revision-writer';
import { CountEpisodes } from './types/episode/count-episodes';
import { EpisodeNumbers } from './types/episode/episode-numbers';
import { EpisodeReferences } from './types/episode/episode-references';
import { NamedInEpisodes } from './types/episode/named-in-episodes';
import { ListEpisodes } from './types/episode/list-episodes';
import { UnsavedDocuments } from './unsaved-documents';

const useCases = [
  ReadContent,
  CreateContent,
  DraftDesk,
  ChangeContent,
  ContentVariants,
  ContentRevisions,
  CompareDocuments,
  ContentOrigins,
  LiveContent,
  ListContents,
  ListEpisodes,
  UnsavedDocuments,
  CanonicalUrls,
  DraftBuilder,
];

/** Items, their revisions and columns. */
@Module({
  imports: [AuditModule, OrganizationsModule, AssetsModule, ProgrammesModule, BrandsModule],
  providers: [
    ...useCases,
    AssetCatalogue,
    AssetUsages,
    BrandReferences,
    CountEpisodes,
    DrawnWords,
    DocumentAssembler,
    FollowReplacements,
    EpisodeNumbers,
    EpisodeReferences,
    NamedInEpisodes,
    RevisionWriter,
    ArchiveContent,
    ColumnsService,
    ContentsService,
  ],
  exports: [...useCases, ArchiveContent, ColumnsService, ContentsService, EpisodeNumbers],
})
export class ContentsModule {}
