import { ApiProperty } from '@nestjs/swagger';
import type { SchemeDocument } from '../domain';
import type { ScoringSchemeEntity } from './scoring-scheme.entity';
import type { ScoringSchemeVersionEntity } from './scoring-scheme-version.entity';
import { SchemeDocumentRequest } from './scheme-document.requests';

export class SchemeVersionResponse {
  id: string;
  /** 1, 2, 3 … in the order of their days. */
  number: number;
  validFrom: string;
  /** Null: until another version begins. */
  validTo: string | null;

  @ApiProperty({ type: () => SchemeDocumentRequest })
  document: SchemeDocument;

  /** When the first bulletin that was counted by it was closed. */
  usedAt: string | null;
  changedBy: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export class ScoringSchemeSummaryResponse {
  id: string;
  organizationId: string;
  name: string;
  /** Code of the template that it began with. */
  template: string | null;
  createdBy: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export class ScoringSchemeResponse extends ScoringSchemeSummaryResponse {
  /** In the order of their days. */
  versions: SchemeVersionResponse[];
}

export class ScoringSchemePageResponse {
  items: ScoringSchemeSummaryResponse[];
  nextCursor: string | null;
}

export class WordsResponse {
  zh: string;
  en: string;
}

export class SchemeTemplateResponse {
  code: string;
  name: WordsResponse;
  about: WordsResponse;

  @ApiProperty({ type: () => SchemeDocumentRequest })
  document: SchemeDocument;
}

export class SchemeTemplateListResponse {
  items: SchemeTemplateResponse[];
  nextCursor: string | null;
}

export function presentScheme(scheme: ScoringSchemeEntity): ScoringSchemeSummaryResponse {
  const { id, organizationId, name, template, createdBy, version, createdAt, updatedAt } = scheme;
  return {
    ...{ id, organizationId, name, template, createdBy, version },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function presentVersion(row: ScoringSchemeVersionEntity): SchemeVersionResponse {
  const { id, number, validFrom, validTo, document, usedAt, changedBy, version } = row;
  return {
    ...{ id, number, validFrom, validTo, document },
    usedAt: usedAt?.toISOString() ?? null,
    changedBy,
    version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
