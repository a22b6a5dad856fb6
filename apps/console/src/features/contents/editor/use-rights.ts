import { useCan, useMe } from '@/features/sessions';
import { useUnitPath } from '@/features/organizations';
import type { Content } from '../draft/fields';

/** What the person may do with an item; the api has the last word. */
export function useRights(content: Content) {
  const me = useMe();
  const can = useCan();
  const path = useUnitPath()(content.organizationId);
  const isOwn = content.authorId === me.id || content.coAuthorIds.includes(me.id);
  return {
    mayWrite: can('content.write', path) && (isOwn || can('content.edit_any', path)),
    mayPreview: can('content.write', path),
    mayTakeEvidence: can('evidence.read', path),
    mayDecide: can('review.decide', path),
    maySubmit: can('review.submit', path),
    mayPublish: can('publication.manage', path),
    mayPush: can('linkage.push', path),
    mayReadPublications: can('publication.read', path),
    mayReadFigures: can('analytics.read', path),
  };
}
