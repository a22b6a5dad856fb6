export class ClassMemberResponse {
  organizationId: string;
  organizationName: string;
  from: string;
  /** Last day; null: still. */
  to: string | null;
}

export class UnitClassResponse {
  id: string;
  /** The unit that scores them. */
  organizationId: string;
  /** As schemes name it. */
  code: string;
  name: string;
  /** In the order of tables. */
  members: ClassMemberResponse[];
  version: number;
}

export class UnitClassListResponse {
  items: UnitClassResponse[];
  nextCursor: string | null;
}
