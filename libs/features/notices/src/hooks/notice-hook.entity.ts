import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** An address to which the notices of a branch are posted, signed. */
@Entity('notice_hooks')
export class NoticeHookEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit and everything below it. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  url: string;

  /** Only these kinds, or all kinds of a noun (`review`); empty: all. */
  @Column('text', { array: true })
  kinds: string[];

  /** The key of the signature, encrypted. */
  @Column('text')
  sealedSecret: string;

  @Column('text')
  state: 'active' | 'paused';

  @Column('text', { nullable: true })
  pausedBecause: string | null;

  /** Who set it up: the hook is told what this person may read, and nothing else. */
  @Column('uuid')
  answersFor: string;

  /** In a row, since the last success. */
  @Column('integer', { default: 0 })
  failures: number;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
