import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/** Units that are scored by the same rules and stand in one table: towns, enterprises, departments. */
@Entity('unit_classes')
export class UnitClassEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit that scores them. */
  @Column('uuid')
  organizationId: string;

  /** As schemes name it. */
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
