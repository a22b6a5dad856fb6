import { Column, Entity } from 'typeorm';
import type {
  AdoptionExtent,
  AdoptionKind,
  AdoptionLevel,
  AdoptionMedium,
  AdoptionStage,
} from '@haojiao/features/submissions';
import { JudgedFact } from './judged-fact';

/** A use of a report somewhere: a fact that is verified, refused or revoked, and never rewritten. */
@Entity('submission_adoptions')
export class SubmissionAdoptionEntity extends JudgedFact {
  @Column('text')
  level: AdoptionLevel;

  /** Paper, bulletin, site or account that used it. */
  @Column('text')
  outlet: string;

  /** By which a scheme knows the outlet; for our own channels the platform's name. */
  @Column('text', { nullable: true })
  outletCode: string | null;

  @Column('text', { default: 'public_media' })
  medium: AdoptionMedium;

  @Column('text', { default: 'standalone' })
  kind: AdoptionKind;

  @Column('text', { default: 'full' })
  extent: AdoptionExtent;

  @Column('text', { default: 'adopted' })
  stage: AdoptionStage;

  /** Proof by a link. */
  @Column('text', { nullable: true })
  url: string | null;

  /** Proof by a clipping or screenshot. */
  @Column('uuid', { nullable: true })
  proofAssetId: string | null;

  /** `YYYY-MM-DD` */
  @Column('date')
  adoptedOn: string;

  /** With `channelAccountId`: recorded by our own publishing. */
  @Column('uuid', { nullable: true })
  publicationId: string | null;

  @Column('uuid', { nullable: true })
  channelAccountId: string | null;

  /** When our own post was taken down; it was adopted all the same, until a person revokes it. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  /** Null: by our own publishing. */
  @Column('uuid', { nullable: true })
  recordedBy: string | null;
}
