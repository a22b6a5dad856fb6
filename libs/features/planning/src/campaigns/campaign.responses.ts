import type { CampaignMetric } from '../domain/campaign-progress';

export class CampaignTargetResponse {
  unitId: string | null;
  metric: CampaignMetric;
  platform: string | null;
  number: number;
}

export class CampaignResponse {
  id: string;
  /** The unit that leads it. */
  organizationId: string;
  name: string;
  goal: string;
  from: string;
  to: string;
  unitIds: string[];
  targets: CampaignTargetResponse[];
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

export class CampaignPageResponse {
  items: CampaignResponse[];
  nextCursor: string | null;
}

export class CampaignItemResponse {
  contentId: string;
  title: string;
  state: string;
  /** The unit under which it counts. */
  unitId: string;
}

export class UnitProgressResponse {
  unitId: string;
  /** Items that joined, drafts too. */
  joined: number;
  /** Items of which something is out. */
  items: number;
  /** Posts that are out, by platform; never added up. */
  publications: Record<string, number>;
  /** Views of our own site in the days of the campaign. */
  views: number;
}

export class TargetProgressResponse extends CampaignTargetResponse {
  reached: number;
  isReached: boolean;
}

export class CampaignProgressResponse {
  campaignId: string;
  /** Rule by which views are counted, see `/analytics/definitions`. */
  viewsDefinitionId: string;
  units: UnitProgressResponse[];
  targets: TargetProgressResponse[];
  items: CampaignItemResponse[];
}
