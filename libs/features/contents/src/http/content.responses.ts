import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { OriginState } from '../content-origins';
import { contentStates } from '../domain/content-state';
import type { ContentState } from '../domain/content-state';
import { contentTypes } from '../types/registry';

export class ContentSourceResponse {
  name: string;
  url?: string;
}

export class ContentReprintResponse {
  sourceTitle: string;
  permissionBasis: string;
  originalAuthor?: string;
}

export class VariantBodyResponse {
  title?: string;
  summary?: string;
  text?: string;
  coverAssetId?: string;
  tags?: string[];
}

export class VariantResponse extends VariantBodyResponse {
  platform: string;
}

export class FocalPointFactsResponse {
  x: number;
  y: number;
}

export class AssetFactsResponse {
  /** Of the original file, lower-case hex. */
  sha256: string;
  mediaType: string;
  altText?: string;
  /** What every crop keeps in sight, as it was approved; absent: what catches the eye. */
  focalPoint?: FocalPointFactsResponse;
}

export class ContentOriginResponse {
  contentId: string;
  revisionId: string;
  organizationId: string;
  organizationName: string;

  /** `changed`: another revision was approved there since; `withdrawn`: it was taken back there. */
  @ApiProperty({ enum: ['current', 'changed', 'withdrawn'] })
  state: OriginState;
}

export class CoAuthorResponse {
  id: string;
  name: string;
}

/** Everything of one revision that can be sent anywhere; with the one block that `type` names. */
@ApiExtraModels(VariantBodyResponse, AssetFactsResponse)
export class DocumentResponse {
  type: string;
  title: string;
  summary: string;
  slug: string;
  locale: string;
  byline: string;
  tags: string[];
  coverAssetId: string | null;
  source: ContentSourceResponse | null;
  /** Only where the item is somebody else's work. */
  reprint?: ContentReprintResponse;
  /** 生成合成内容声明; absent: none. */
  generatedContent?: 'assisted' | 'generated';
  columnId: string | null;
  /** 品牌; absent: none. */
  brandId?: string;
  coAuthorIds: string[];

  /** By platform, what that platform gets instead. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(VariantBodyResponse) },
  })
  variants: Record<string, VariantBodyResponse>;

  /** By id, every asset that the document names, as it was when the revision was saved. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(AssetFactsResponse) },
  })
  assets: Record<string, AssetFactsResponse>;
}

export class ContentResponse extends DocumentResponse {
  id: string;
  organizationId: string;

  @ApiProperty({ enum: contentStates })
  state: ContentState;

  authorId: string;
  authorName: string;

  /** Those of `coAuthorIds` with their names, also for who may read no other people. */
  @ApiProperty({ type: [CoAuthorResponse] })
  coAuthors: CoAuthorResponse[];

  currentRevisionId: string;
  revisionNumber: number;
  /** SHA-256 of what was last saved, canonical form. */
  fingerprint: string;
  /** The revision that may go out; null when there is none. */
  approvedRevisionId: string | null;
  /** Published, and something else was saved since. */
  hasUnpublishedChanges: boolean;
  publishedAt: string | null;
  /** The correspondent's report that it was made from. */
  submissionId: string | null;
  /** Where it was taken over from; null for the unit's own. Kept by the product. */
  origin: ContentOriginResponse | null;
  /** Somebody else's work: never counted as original. */
  isRepost: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
}

for (const { key, responseClass } of contentTypes) {
  const describe = ApiPropertyOptional({ type: () => responseClass });
  // A class that was made before has its own list of members.
  for (const { prototype } of [DocumentResponse, ContentResponse]) describe(prototype, key);
}

export class ContentSummaryResponse {
  id: string;
  organizationId: string;
  organizationName: string;
  columnId: string | null;
  brandId: string | null;
  type: string;

  @ApiProperty({ enum: contentStates })
  state: ContentState;

  slug: string;
  title: string;
  summary: string;
  byline: string;
  tags: string[];
  coverAssetId: string | null;
  authorId: string;
  authorName: string;
  currentRevisionId: string;
  revisionNumber: number;
  approvedRevisionId: string | null;
  hasUnpublishedChanges: boolean;
  publishedAt: string | null;
  submissionId: string | null;
  isRepost: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export class ContentPageResponse {
  items: ContentSummaryResponse[];
  nextCursor: string | null;
}
