import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * 肖像授权: one person who is shown and agreed to it. Recorded once; it can be revoked, never rewritten. What was recorded
 * wrongly is corrected by a row that takes its place: of such a chain only the last one counts.
 */
@Entity('asset_consents')
export class AssetConsentEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  assetId: string;

  /** Encrypted: a name is told to who asks for the consents of one asset, and stands in no list. */
  @Column('text')
  sealedPersonName: string;

  /** 未成年人 */
  @Column('boolean')
  isMinor: boolean;

  /** Of a minor: whether a parent or guardian agreed. */
  @Column('boolean')
  guardianConsent: boolean;

  @Column('date')
  givenOn: string;

  /** The last day on which it holds; null: until it is revoked. */
  @Column('date', { nullable: true })
  expiresOn: string | null;

  /** What for, in words: which channels, which occasion. */
  @Column('text', { default: '' })
  scope: string;

  /** The signed sheet. */
  @Column('uuid', { nullable: true })
  proofAssetId: string | null;

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;

  /** The row of the same asset in whose place this one stands. */
  @Column('uuid', { nullable: true })
  supersedesId: string | null;

  /** Why, in words; with `supersedesId` only. */
  @Column('text', { nullable: true })
  correctionReason: string | null;

  /** Of a correction: the person is not shown at all, and neither row counts. */
  @Column('boolean', { default: false })
  isMistaken: boolean;
}
