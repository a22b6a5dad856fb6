import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What of a person may be published. */
export const consentScopes = ['voice', 'portrait', 'biography'] as const;

export type ConsentScope = (typeof consentScopes)[number];

/** What somebody consented to. Never rewritten, only withdrawn. */
@Entity('person_consents')
export class PersonConsentEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  @Column('text', { array: true })
  scope: ConsentScope[];

  /** `YYYY-MM-DD` */
  @Column('date')
  givenOn: string;

  /** Last day on which it holds; null: until it is withdrawn. */
  @Column('date', { nullable: true })
  expiresOn: string | null;

  /** Where the signed paper lies, what was agreed. */
  @Column('text')
  note: string;

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  @Column('uuid', { nullable: true })
  withdrawnBy: string | null;
}
