import { ApiProperty } from '@nestjs/swagger';
import { ChangeContentRequest } from '@haojiao/features/contents';

export class ContentTemplateResponse {
  id: string;
  organizationId: string;
  name: string;
  type: string;
  columnId: string | null;

  /** Cleaned, as in a new item; title and summary are patterns. */
  @ApiProperty({ type: ChangeContentRequest })
  parts: object;

  instructions: string;
  /** What `{number}` stands for in the next draft. */
  nextNumber: number;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export class ContentTemplatePageResponse {
  items: ContentTemplateResponse[];
  nextCursor: string | null;
}
