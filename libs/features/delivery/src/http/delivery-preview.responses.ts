import { ApiProperty } from '@nestjs/swagger';
import { previewStates } from '../previews/preview-state';
import type { PreviewState } from '../previews/preview-state';

export class IssuedPreviewResponse {
  id: string;
  revisionId: string;
  /** Of the document, for a front end. */
  url: string;
  /** The same as a page of the site, for people. */
  pageUrl: string;
  /** Told here and nowhere else. */
  token: string;
  expiresAt: string;
}

export class DeliveryPreviewResponse {
  id: string;
  contentId: string;
  revisionId: string;
  revisionNumber: number;
  createdBy: string;
  createdByName: string;
  createdAt: string;
  expiresAt: string;

  /** `open` ones open while whoever made them may write in the item's unit. */
  @ApiProperty({ enum: previewStates })
  state: PreviewState;

  revokedAt: string | null;
  revokedBy: string | null;
}

export class DeliveryPreviewListResponse {
  items: DeliveryPreviewResponse[];
}
