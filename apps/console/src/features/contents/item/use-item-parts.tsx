import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { Panel, useWords } from '@/ui';
import type { TabOfRow } from '@/ui';
import type { Content } from '../draft/fields';
import type { useRights } from '../editor/use-rights';
import { LiveNow } from './live-now';

const ReviewLine = lazy(() => import('@/features/reviews').then((part) => ({ default: part.ReviewLine })));
const ReviewSheet = lazy(() =>
  import('@/features/reviews').then((part) => ({ default: part.EvidenceActions })),
);
const WhoIsAsked = lazy(() => import('@/features/reviews').then((part) => ({ default: part.WhoIsAsked })));
const RecordEmergency = lazy(() =>
  import('@/features/reviews').then((part) => ({ default: part.RecordEmergency })),
);
const PublicationsOfContent = lazy(() =>
  import('@/features/publications').then((part) => ({ default: part.PublicationsOfContent })),
);
const FiguresOfContent = lazy(() =>
  import('@/features/figures').then((part) => ({ default: part.FiguresOfContent })),
);
const PushesOfContent = lazy(() =>
  import('@/features/linkage').then((part) => ({ default: part.PushesOfContent })),
);

/** Where an order can let an item go out before its review. */
const beforeReview = new Set<Content['state']>(['draft', 'returned']);

/** What became of an item, as far as the person may see it: who decided what, where it is, how it went. */
export function useItemParts(
  content: Content,
  rights: ReturnType<typeof useRights>,
  review: Shape<'ReviewResponse'> | undefined,
  wasSubmitted: boolean | undefined,
): TabOfRow[] {
  const say = useWords('contents');
  const { id: contentId, organizationId, state, origin } = content;
  const part = (key: string, content: ReactNode): TabOfRow => ({
    key,
    label: say(`part.${key}`),
    isAfter: true,
    content: () => <Suspense fallback={<Skeleton active />}>{content}</Suspense>,
  });
  const toReview = review && rights.mayDecide && (
    <Link to={`/reviews/${review.id}`}>{say('part.to_review')}</Link>
  );
  return [
    part(
      'decisions',
      <Panel
        title={say('part.decisions_title')}
        extra={
          <>
            {toReview}
            {wasSubmitted && <ReviewSheet contentId={contentId} />}
          </>
        }
      >
        {review && <WhoIsAsked review={review} organizationId={organizationId} />}
        <ReviewLine contentId={contentId} />
        {beforeReview.has(state) && <RecordEmergency contentId={contentId} organizationId={organizationId} />}
      </Panel>,
    ),
    ...(rights.mayReadPublications
      ? [
          part(
            'publications',
            <div className="panels">
              <LiveNow contentId={contentId} />
              <Panel title={say('part.publications_title')}>
                <PublicationsOfContent contentId={contentId} />
              </Panel>
            </div>,
          ),
        ]
      : []),
    ...(rights.mayPush || origin
      ? [part(rights.mayPush ? 'linkage' : 'origin', <PushesOfContent content={content} />)]
      : []),
    ...(rights.mayReadFigures ? [part('figures', <FiguresOfContent contentId={contentId} />)] : []),
  ];
}
