import type { MediaKind } from '@haojiao/infrastructure/media';
import type { GeneratedContent } from '../generated/generated-content';

/** What a list of assets is asked for; all of it must hold. */
export interface AssetFilter {
  /** This unit and those below it. */
  organizationId?: string;
  folderId?: string;
  tag?: string;
  kind?: MediaKind;
  /** Words of file name, alternative text, credit or tags. */
  q?: string;
  /** Named by nothing. */
  unused?: boolean;
  /** Pictures that say nothing to who can't see them. */
  missingAltText?: boolean;
  /** `YYYY-MM-DD`: those whose last day is before it. */
  rightsExpireBefore?: string;
  /** Pictures that look like this one. */
  similarTo?: string;
  /** Other assets of the same bytes. */
  duplicateOf?: string;
  generated?: GeneratedContent;
}
