import { DeliveredPlaceResponse } from './delivery.responses';

/** Absolute addresses of the newest of it. */
export class DeliveredFeedsResponse {
  rss: string;
  json: string;
}

export class DeliveredPictureResponse {
  url: string;
  width: number;
  height: number;
}

/** A unit of whose branch something is published. */
export class DeliveredOrganizationResponse extends DeliveredPlaceResponse {
  parentId: string | null;
  /** Of its front. */
  url: string;
  feeds: DeliveredFeedsResponse;
}

export class DeliveredOrganizationPageResponse {
  items: DeliveredOrganizationResponse[];
  nextCursor: string | null;
}

export class DeliveredColumnResponse extends DeliveredPlaceResponse {
  parentId: string | null;
  /** Order within the unit, ascending. */
  position: number;
  organization: DeliveredPlaceResponse;
  /** Of its page. */
  url: string;
  feeds: DeliveredFeedsResponse;
}

export class DeliveredColumnPageResponse {
  items: DeliveredColumnResponse[];
  nextCursor: string | null;
}

export class DirectoryBrandResponse extends DeliveredPlaceResponse {
  description: string;
  /** `#rrggbb` */
  color: string;
  /** Black or white, whichever is read better on the colour. */
  textColor: string;
  state: 'active' | 'retired';
  logo: DeliveredPictureResponse | null;
  organization: DeliveredPlaceResponse;
  /** Of the unit that was asked for. */
  feeds: DeliveredFeedsResponse;
}

export class DirectoryBrandPageResponse {
  items: DirectoryBrandResponse[];
  nextCursor: string | null;
}

export class DeliveredSeasonResponse {
  number: number;
  title: string;
}

export class DeliveredProgrammeFeedResponse {
  /** BCP 47 */
  language: string;
  rss: string;
}

export class DeliveredProgrammeResponse {
  id: string;
  code: string;
  /** BCP 47; the first is the main one. */
  languages: string[];
  /** By language. */
  titles: Record<string, string>;
  /** Plain text by language. */
  descriptions: Record<string, string>;
  author: string;
  type: 'episodic' | 'serial';
  /** `ended`: no more episodes come. */
  state: 'active' | 'ended';
  explicit: boolean;
  categories: string[];
  seasons: DeliveredSeasonResponse[];
  /** Its page elsewhere. */
  link: string | null;
  cover: DeliveredPictureResponse | null;
  organization: DeliveredPlaceResponse;
  /** Of its page. */
  url: string;
  feeds: DeliveredProgrammeFeedResponse[];
}

export class DeliveredProgrammePageResponse {
  items: DeliveredProgrammeResponse[];
  nextCursor: string | null;
}
