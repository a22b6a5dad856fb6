import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That an item belongs to a campaign; it may belong to several. */
@Entity('campaign_items')
export class CampaignItemEntity {
  @PrimaryColumn('uuid')
  campaignId: string;

  @PrimaryColumn('uuid')
  contentId: string;

  @Column('uuid')
  addedBy: string;

  @Column('timestamptz')
  addedAt: Date;
}
