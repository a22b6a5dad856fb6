import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { RawBody } from '@haojiao/features/contents';

/** What recurring items of a branch begin with. */
@Entity('content_templates')
export class ContentTemplateEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit and everything below it may use it. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  type: string;

  @Column('uuid', { nullable: true })
  columnId: string | null;

  /** As in the body of `POST /contents`; title and summary are patterns. */
  @Column('jsonb')
  parts: RawBody;

  /** Every asset that the parts name. */
  @Column('uuid', { array: true })
  assetIds: string[];

  /** For whoever writes the draft. */
  @Column('text')
  instructions: string;

  /** What `{number}` stands for in the next draft. */
  @Column('integer')
  nextNumber: number;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
