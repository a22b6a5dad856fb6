export class BlackoutWindowResponse {
  id: string;
  organizationId: string;
  startsAt: string;
  endsAt: string;
  reason: string;
  orderedBy: string;
  /** Null: all. */
  platforms: string[] | null;
  /** Null: all. */
  contentTypes: string[] | null;
  exemptContentIds: string[];
  createdAt: string;
  updatedAt: string;
}

export class BlackoutWindowPageResponse {
  items: BlackoutWindowResponse[];
  nextCursor: string | null;
}
