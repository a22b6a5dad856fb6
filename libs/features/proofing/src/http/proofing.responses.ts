import { ApiProperty } from '@nestjs/swagger';
import { fieldKinds, findingSeverities, lexiconCategories, matchLayers } from '../domain/lexicon-term';
import type { FieldKind, FindingSeverity, LexiconCategory, MatchLayer } from '../domain/lexicon-term';
import { rescanReasons, rescanStates } from '../persistence/lexicon-rescan.entity';
import type { RescanReason, RescanState } from '../persistence/lexicon-rescan.entity';
import { findingStates } from '../services/accept-findings';
import type { FindingState } from '../services/accept-findings';

export class TextRangeResponse {
  start: number;
  /** Exclusive. */
  end: number;
}

export class ProofFindingResponse {
  /** Names it in acceptances. */
  key: string;
  /** For muting; null for computed checks. */
  termId: string | null;
  /** `proofing_<category>` */
  code: string;
  /** `lexicon_term`, or the computed check. */
  rule: string;

  @ApiProperty({ enum: lexiconCategories })
  category: LexiconCategory;

  @ApiProperty({ enum: findingSeverities })
  severity: FindingSeverity;

  @ApiProperty({ enum: matchLayers })
  layer: MatchLayer;

  /** `title`, `article.html` … */
  path: string;

  @ApiProperty({ enum: fieldKinds })
  kind: FieldKind;

  /** The platform whose words they are; null: all of them. */
  channel: string | null;
  /** UTF-16 units of the member's plain text. */
  range: TextRangeResponse;
  passage: string;
  message: string;
  /** To be put in place of the passage; null where nobody can say. */
  replacement: string | null;
  /** From 0 to 1. */
  confidence: number;
  weight: number;
}

export class MutedByResponse {
  /** `unit`, or the row's own context: `whitelist`, `only_near`, `not_near`, `clause`, `overlap`. */
  kind: string;
  phrase: string | null;
}

export class MutedFindingResponse extends ProofFindingResponse {
  mutedBy: MutedByResponse;
}

export class AcceptanceResponse {
  findingKey: string;
  path: string;
  passage: string;
  reason: string;
  acceptedBy: string;
  acceptedByName: string;
  acceptedAt: string;
  /** The revision on which it was given. */
  revisionId: string;
}

export class JudgedFindingResponse extends ProofFindingResponse {
  @ApiProperty({ enum: findingStates })
  state: FindingState;

  acceptance: AcceptanceResponse | null;
}

export class LexiconVersionUsedResponse {
  lexiconId: string;
  name: string;
  organizationId: string;
  number: number;
  termsHash: string;
}

export class SeverityWeightsResponse {
  forbid: number;
  confirm: number;
  suggest: number;
}

export class ProofWeightsResponse {
  total: number;
  bySeverity: SeverityWeightsResponse;
}

export class ProofReportResponse {
  revisionId: string;
  lexiconVersions: LexiconVersionUsedResponse[];
  findings: JudgedFindingResponse[];
  /** Null for callers who may not read lexicons of the item's unit. */
  muted: MutedFindingResponse[] | null;
  weights: ProofWeightsResponse;
}

export class ProofVerdictResponse {
  id: string;
  revisionId: string;
  fingerprint: string;
  lexiconVersions: LexiconVersionUsedResponse[];
  findings: ProofFindingResponse[];
  acceptances: AcceptanceResponse[];
  weights: ProofWeightsResponse;
  createdAt: string;
}

export class ProofVerdictListResponse {
  items: ProofVerdictResponse[];
}

export class LexiconTestResponse {
  /** The version that was asked. */
  number: number;
  findings: ProofFindingResponse[];
  muted: MutedFindingResponse[];
}

export class RescanResponse {
  id: string;
  organizationId: string;

  @ApiProperty({ enum: rescanReasons })
  reason: RescanReason;

  lexiconId: string;
  lexiconNumber: number | null;
  /** The row that was muted or heard again; null: all rows. */
  termId: string | null;

  @ApiProperty({ enum: rescanStates })
  state: RescanState;

  /** Live revisions; null until they were counted. */
  total: number | null;
  done: number;
  /** Revisions with findings. */
  hits: number;
  createdAt: string;
  finishedAt: string | null;
}

export class RescanPageResponse {
  items: RescanResponse[];
  nextCursor: string | null;
}

export class RescanHitResponse {
  contentId: string;
  revisionId: string;
  organizationId: string;
  title: string;
  findings: ProofFindingResponse[];
}

export class RescanHitPageResponse {
  items: RescanHitResponse[];
  nextCursor: string | null;
}
