import type { ColumnEntity } from '../persistence/column.entity';
import type { ColumnResponse } from './column.responses';

export function presentColumn(column: ColumnEntity): ColumnResponse {
  return {
    id: column.id,
    organizationId: column.organizationId,
    parentId: column.parentId,
    name: column.name,
    code: column.code,
    reviewFlowId: column.reviewFlowId,
    position: column.position,
    createdAt: column.createdAt.toISOString(),
    updatedAt: column.updatedAt.toISOString(),
  };
}
