import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../domain/roles';

/** The roles of one person in one unit. */
@Entity('memberships')
export class MembershipEntity {
  @PrimaryColumn('uuid')
  organizationId: string;

  @PrimaryColumn('uuid')
  userId: string;

  @Column('text', { array: true })
  roles: Role[];

  @Column('boolean', { default: true })
  inherit: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
