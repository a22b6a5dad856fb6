import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the work on the renditions of one picture is; there is none before a worker first took it. */
@Entity('asset_renderings')
export class AssetRenderingEntity {
  @PrimaryColumn('uuid')
  assetId: string;

  /** The asset's own, for turns between units. */
  @Column('uuid')
  organizationId: string;

  @Column('timestamptz')
  claimedAt: Date;

  /** A worker is at it until then; one that was killed never says that it stopped. */
  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  /** After a failure it is not tried before that. */
  @Column('timestamptz', { nullable: true })
  notBefore: Date | null;

  /** Since it last came out well; a worker that died over it counts. */
  @Column('integer', { default: 0 })
  failures: number;

  /** Code of the last one: `storage_unavailable`, `rendering_failed`, `worker_died`, `media_damaged`, … */
  @Column('text', { nullable: true })
  failure: string | null;

  /** Renditions of this run that are stored. */
  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { default: 0 })
  total: number;
}
