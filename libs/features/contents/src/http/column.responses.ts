export class ColumnResponse {
  id: string;
  organizationId: string;
  parentId: string | null;
  name: string;
  code: string;
  reviewFlowId: string | null;
  position: number;
  createdAt: string;
  updatedAt: string;
}

export class ColumnPageResponse {
  items: ColumnResponse[];
  nextCursor: string | null;
}
