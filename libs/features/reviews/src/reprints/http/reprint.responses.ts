import { ApiProperty } from '@nestjs/swagger';
import type { ReprintStanding } from '../domain/reprint-source';
import { snapshotMeans } from '../persistence/reprint-snapshot.entity';
import type { SnapshotMeans } from '../persistence/reprint-snapshot.entity';
import { reprintStandings } from './reprint-source.responses';

export class ReprintSnapshotResponse {
  id: string;
  contentId: string;

  @ApiProperty({ enum: snapshotMeans })
  means: SnapshotMeans;

  url: string;
  /** Where it was found in the end. */
  finalUrl: string;
  /** As the page calls itself. */
  title: string;
  /** Cleaned like every body. */
  html: string;
  text: string;
  /** Of the bytes as they came, lower-case hex. */
  sha256: string;
  bytes: number;
  capturedBy: string;
  capturedAt: string;
}

export class ReprintSnapshotPageResponse {
  items: ReprintSnapshotResponse[];
  nextCursor: string | null;
}

export class ReprintRegisterLineResponse {
  id: string;
  contentId: string;
  revisionId: string;
  organizationId: string;
  organizationName: string;
  title: string;
  sourceName: string;
  sourceUrl: string;
  sourceTitle: string;
  permissionBasis: string;
  snapshotId: string | null;
  /** The original, where it is a revision of another unit’s item. */
  originRevisionId: string | null;
  signedBy: string;
  signedByName: string;
  signedAt: string;
  /** The entry of the list; null where none stood any more at the sign-off. */
  sourceId: string | null;

  /** What that entry is worth today. */
  @ApiProperty({ enum: reprintStandings, nullable: true })
  sourceStanding: ReprintStanding | null;
}

export class ReprintRegisterPageResponse {
  items: ReprintRegisterLineResponse[];
  nextCursor: string | null;
}
