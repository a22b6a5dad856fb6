import { surfaces } from '../domain/surfaces';
import type { Surface } from '../domain/surfaces';
import { ApiProperty } from '@nestjs/swagger';

/** Describes the body; it is read by `readViewReport`. */
export class ReportViewRequest {
  /** First-party identifier of the visitor: 8 to 64 letters, digits or `. _ : -`, random, never what names a person. Absent: address and User-Agent stand in for one day. */
  visitorId?: string;

  /** Made by the front end for this one view, same form: a report that is sent again with it counts once, for ten minutes. */
  viewId?: string;

  /** Where the reader came from, at most 1,000 characters. Not kept. */
  referrer?: string;

  @ApiProperty({ enum: surfaces, default: 'page', required: false })
  surface?: Surface;
}
