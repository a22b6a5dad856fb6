import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('users')
export class UserEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit that looks after the person. */
  @Column('uuid')
  organizationId: string;

  /** Lower case; unique in the installation. */
  @Column('text')
  username: string;

  @Column('text')
  displayName: string;

  /** 职务, as it is printed on a review sheet. */
  @Column('text', { nullable: true })
  post: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  /** Masked, `****8000`. */
  @Column('text', { nullable: true })
  phone: string | null;

  /** Encrypted; see `UserPhones`. */
  @Column('text', { nullable: true })
  sealedPhone: string | null;

  /** Null: no password was set, the person can't sign in yet. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  @Column('boolean', { default: false })
  mustChangePassword: boolean;

  @Column('text', { default: 'active' })
  state: 'active' | 'suspended';

  @Column('integer', { default: 0 })
  failedLogins: number;

  @Column('timestamptz', { nullable: true })
  lockedUntil: Date | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
