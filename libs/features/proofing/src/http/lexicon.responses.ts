import { ApiProperty } from '@nestjs/swagger';
import { fieldKinds, findingSeverities, lexiconCategories, matchKinds } from '../domain/lexicon-term';
import type { FieldKind, FindingSeverity, LexiconCategory, MatchKind } from '../domain/lexicon-term';

export class LexiconResponse {
  id: string;
  organizationId: string;
  name: string;
  description: string;
  /** The version in force; null: none yet. */
  activeNumber: number | null;
  /** Came with the product. */
  isSample: boolean;
  retiredAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export class LexiconPageResponse {
  items: LexiconResponse[];
  nextCursor: string | null;
}

export class LexiconVersionResponse {
  id: string;
  number: number;
  termCount: number;
  /** By category. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  categoryCounts: Record<string, number>;
  /** SHA-256 over the rows. */
  termsHash: string;
  /** Which key of the installation signed. */
  keyName: string;
  createdBy: string | null;
  createdAt: string;
}

export class LexiconVersionPageResponse {
  items: LexiconVersionResponse[];
  nextCursor: string | null;
}

export class LexiconRowResponse {
  id: string;

  @ApiProperty({ enum: lexiconCategories })
  category: LexiconCategory;

  pattern: string;

  @ApiProperty({ enum: matchKinds })
  match: MatchKind;

  @ApiProperty({ enum: findingSeverities })
  severity: FindingSeverity;

  replacement: string | null;
  whitelist: string[];
  only_near: string[];
  not_near: string[];

  @ApiProperty({ enum: fieldKinds, isArray: true })
  fields: FieldKind[];

  channels: string[];
  valid_from: string | null;
  valid_to: string | null;
  source: string;
  note: string;
  version: string;
  pinyin: boolean;
  split: boolean;
  positive: string[];
  negative: string[];
}

export class LexiconRowsResponse {
  version: LexiconVersionResponse;
  items: LexiconRowResponse[];
  nextCursor: string | null;
}

export class ChangedRowResponse {
  before: LexiconRowResponse;
  after: LexiconRowResponse;
}

export class LexiconDiffResponse {
  added: LexiconRowResponse[];
  removed: LexiconRowResponse[];
  changed: ChangedRowResponse[];
}

export class LexiconMuteResponse {
  id: string;
  organizationId: string;
  termId: string;
  reason: string;
  /** Null: until it is lifted. */
  until: string | null;
  createdBy: string;
  createdAt: string;
}

export class LexiconMutePageResponse {
  items: LexiconMuteResponse[];
  nextCursor: string | null;
}

export class LexiconSourceResponse {
  lexiconId: string;
  name: string;
  organizationId: string;
  organizationName: string;
  number: number;
  termCount: number;
}

export class EffectiveLexiconResponse {
  /** From the root down. */
  sources: LexiconSourceResponse[];
  termCount: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  categoryCounts: Record<string, number>;
  mutedCount: number;
}

export class LeaderEntryResponse {
  name: string;
  title: string;
  validFrom: string | null;
  validTo: string | null;
}

export class LeaderOrderResponse {
  organizationId: string;
  number: number;
  entries: LeaderEntryResponse[];
  createdBy: string;
  createdAt: string;
}

export class LeaderOrderPageResponse {
  items: LeaderOrderResponse[];
  nextCursor: string | null;
}
