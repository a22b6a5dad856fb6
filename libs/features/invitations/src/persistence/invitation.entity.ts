import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Roles that may be joined by a link; who decides on what others wrote is appointed by a person. */
export const invitedRoles = ['correspondent'] as const;
export type InvitedRole = (typeof invitedRoles)[number];

/** A link by which one person joins one unit. Used once, revocable, and then never again. */
@Entity('invitations')
export class InvitationEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit that is joined. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  role: InvitedRole;

  /** Whom it is for; the person may correct it. */
  @Column('text', { nullable: true })
  displayName: string | null;

  /** SHA-256 of what stands in the address; the address itself is kept nowhere. */
  @Column('character', { length: 64 })
  tokenHash: string;

  @Column('uuid')
  issuedBy: string;

  @Column('timestamptz')
  issuedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  /** Who joined by it. */
  @Column('uuid', { nullable: true })
  usedBy: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;
}
