import type { BundleState } from '../domain/bundle-state';
import type { FailureRule } from './release-bundle.entity';

export class BundleItemResponse {
  contentId: string;
  title: string;
  /** Of the item. */
  state: string;
}

export class BundlePublicationResponse {
  id: string;
  contentId: string;
  channelAccountId: string;
  platform: string;
  state: string;
  scheduledAt: string;
  /** Kept back because another one failed. */
  onHold: boolean;
  failureCode: string | null;
  remoteUrl: string | null;
}

export class ReleaseBundleResponse {
  id: string;
  organizationId: string;
  name: string;
  onFailure: FailureRule;
  scheduledAt: string | null;
  /** Derived from its publications. */
  state: BundleState;
  items: BundleItemResponse[];
  publications: BundlePublicationResponse[];
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

export class ReleaseBundlePageResponse {
  items: ReleaseBundleResponse[];
  nextCursor: string | null;
}
