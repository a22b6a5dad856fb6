import { ApiProperty } from '@nestjs/swagger';

export class LinkRangeResponse {
  start: number;
  /** Exclusive. */
  end: number;
}

export class LinkHopResponse {
  status: number;
  /** Where it led. */
  url: string;
}

export class LinkOutcomeResponse {
  @ApiProperty({ enum: ['ok', 'moved', 'soft', 'broken', 'unsure', 'refused', 'unchecked'] })
  verdict: 'ok' | 'moved' | 'soft' | 'broken' | 'unsure' | 'refused' | 'unchecked';

  /** `not_found`, `item_withdrawn`, `says_not_found`, `led_to_front_page`, `no_answer` …; null where all is well. */
  reason: string | null;
  status: number | null;
  redirects: LinkHopResponse[];
  /** Up to a day before the check: an address is not asked more often. */
  checkedAt: string;
}

export class CheckedLinkResponse {
  /** `article.html`, `source.url`, `variants.weibo.text` … */
  path: string;
  /** Characters of the member's words; null where the member is the address itself. */
  range: LinkRangeResponse | null;
  /** Plain text. */
  text: string;
  url: string;
  /** Null: not looked at yet. */
  outcome: LinkOutcomeResponse | null;
}

export class LinkFindingResponse {
  @ApiProperty({ enum: ['error', 'warning', 'hint'] })
  severity: 'error' | 'warning' | 'hint';

  /** `link_broken`, `link_soft`, `link_unsure`, `link_refused`, `link_moved`. */
  code: string;
  path: string;
  range: LinkRangeResponse | null;
  url: string;
  message: string;
}

export class LinkProgressResponse {
  done: number;
  total: number;
}

export class LinkCheckResponse {
  id: string;
  contentId: string;
  /** The revision whose links were looked at. */
  revisionId: string;

  @ApiProperty({ enum: ['waiting', 'done'] })
  state: 'waiting' | 'done';

  progress: LinkProgressResponse;
  links: CheckedLinkResponse[];
  /** Links beyond the first 100, not looked at. */
  leftOut: number;
  findings: LinkFindingResponse[];
  createdAt: string;
  finishedAt: string | null;
}
