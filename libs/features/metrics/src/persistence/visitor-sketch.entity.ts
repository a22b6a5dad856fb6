import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who came, as a HyperLogLog: it can be merged with others, never added to them. */
@Entity('visitor_sketches')
export class VisitorSketchEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('text')
  surface: string;

  @PrimaryColumn('text')
  rule: string;

  /** Redis's own HyperLogLog string, sparse or dense, up to 12 KB. */
  @Column('bytea')
  sketch: Buffer;

  /** What the sketch estimates. */
  @Column('integer')
  visitors: number;

  /** Those among them who came without an identifier; null: none, or a rule that did not tell them apart. */
  @Column('bytea', { nullable: true })
  withoutId: Buffer | null;

  @Column('integer', { nullable: true })
  visitorsWithoutId: number | null;

  @Column('timestamptz', { default: () => 'now()' })
  movedAt: Date;
}
