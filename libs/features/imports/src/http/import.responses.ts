import { ApiProperty } from '@nestjs/swagger';
import { encodingNames } from '../domain/decode-text';
import type { EncodingName } from '../domain/decode-text';
import { damageDecisions } from '../domain/import-damage';
import type { DamageDecision } from '../domain/import-damage';
import { importKinds } from '../domain/read-result';
import type { ImportKind } from '../domain/read-result';
import { importStates, pictureStates } from '../persistence/import.entity';
import type { ImportState, PictureState } from '../persistence/import.entity';

export class EncodingResponse {
  @ApiProperty({ enum: encodingNames })
  name: EncodingName;

  /** 0–1 */
  confidence: number;
  hasMark: boolean;
  /** Characters that could not be read. */
  unreadable: number;
}

export class ImportPictureResponse {
  id: string;
  /** Null: it lay in the document. */
  url: string | null;
  altText: string;
  isQrCode: boolean;

  @ApiProperty({ enum: pictureStates })
  state: PictureState;

  assetId: string | null;
  reason: string | null;
  /** UTF-16 units of `text` before it. */
  place: number;
}

export class ImportDamageResponse {
  id: string;
  kind: string;
  /** UTF-16 units of `text`, `end` exclusive. */
  start: number;
  end: number;
  found: string;
  /** Empty: to be removed; null: nobody can tell. */
  proposal: string | null;
  candidates: string[];
  message: string;

  @ApiProperty({ enum: damageDecisions })
  decision: DamageDecision;

  /** What a person wrote instead. */
  text: string | null;
  /** With up to 20 characters on each side. */
  before: string;
  /** The same as it reads with the person's words or the proposal; null where there is neither. */
  after: string | null;
}

export class DamageCountResponse {
  kind: string;
  count: number;
  open: number;
  withProposal: number;
}

export class ImportWarningResponse {
  code: string;
  message: string;
  count: number;
  items: string[];
}

export class TrackedChangeResponse {
  kind: string;
  author: string;
  at: string;
  text: string;
}

export class ImportFactsResponse {
  docNumber: string | null;
  documentDate: string | null;
  publishedOn: string | null;
  sourceName: string | null;
  author: string | null;
}

export class ImportFailureResponse {
  code: string;
  message: string;
}

export class ImportResponse {
  id: string;
  organizationId: string;

  @ApiProperty({ enum: importStates })
  state: ImportState;

  @ApiProperty({ enum: importKinds })
  kind: ImportKind;

  /** 0–100 while it is read. */
  progress: number;
  fileName: string | null;
  sourceUrl: string | null;
  originalSha256: string;
  originalBytes: number;
  title: string;
  /** As it reads now: only what was accepted is repaired. */
  html: string;
  /** The words as imported; places count in it. */
  text: string;
  encoding: EncodingResponse | null;
  facts: ImportFactsResponse;
  pictures: ImportPictureResponse[];
  damageCounts: DamageCountResponse[];
  damages: ImportDamageResponse[];
  warnings: ImportWarningResponse[];
  trackedChanges: TrackedChangeResponse[];
  failure: ImportFailureResponse | null;
  contentId: string | null;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
}

export class ImportSummaryResponse {
  id: string;
  organizationId: string;
  organizationName: string;
  createdBy: string;
  creatorName: string;

  @ApiProperty({ enum: importStates })
  state: ImportState;

  @ApiProperty({ enum: importKinds })
  kind: ImportKind;

  title: string;
  fileName: string | null;
  damageCount: number;
  contentId: string | null;
  createdAt: string;
  expiresAt: string;
}

export class ImportPageResponse {
  items: ImportSummaryResponse[];
  nextCursor: string | null;
}

export class RepairStepResponse {
  damageId: string;

  @ApiProperty({ enum: damageDecisions })
  decision: DamageDecision;

  text?: string;
}

export class ImportRepairResponse {
  id: string;
  actorId: string;
  actorName: string;
  steps: RepairStepResponse[];
  occurredAt: string;
}

export class ImportRepairsResponse {
  items: ImportRepairResponse[];
  nextCursor: string | null;
}
