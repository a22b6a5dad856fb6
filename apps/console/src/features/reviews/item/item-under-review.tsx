import { useState } from 'react';
import type { Shape, Versioned } from '@/api-client';
import { LinkButton, Page, TabRow, useWords } from '@/ui';
import type { TabOfRow } from '@/ui';
import { Differences } from '../changes/differences';
import { DecisionBar } from '../deciding/decision-bar';
import { EvidenceActions } from '../evidence/evidence-actions';
import { ReviewLine } from '../history/review-line';
import { KeysHelp } from '../keys-help';

import { useQueueFilter } from '../queue/use-queue-filter';
import { ChannelPreviews } from '../previews/channel-previews';
import { Checks } from '../checks/checks';
import { useChecks } from '../checks/use-checks';
import { firstOf, useDifferences } from '../changes/use-differences';
import { filesOf } from '../text/fields';
import { Files } from './files';
import { ItemFacts } from './item-facts';
import { NotedText } from '../notes/noted-text';
import { QueueSteps } from './queue-steps';
import { useOpening } from './use-item';
import type { Review } from './use-item';

const keys = [
  { keys: 'a', name: 'approve' },
  { keys: 'r', name: 'return' },
  { keys: 'j', name: 'next_item' },
  { keys: 'k', name: 'previous_item' },
];

/** Everything that is to be seen of an item, and what can be decided about it. */
export function ItemUnderReview({
  review,
  content,
  revision,
}: {
  review: Review;
  content: Versioned<Shape<'ContentResponse'>>;
  revision: Shape<'RevisionResponse'>;
}) {
  const say = useWords('reviews');
  const { search } = useQueueFilter();
  const [tab, setTab] = useState('text');
  const { document } = revision;
  const isOpen = review.state === 'open';
  // What runs is about the words of now; what is over shows the words of then.
  const isCurrent = content.body.currentRevisionId === revision.id;
  const checks = useChecks(review.contentId, isCurrent);
  const blocking = checks.data?.filter(({ severity }) => severity === 'error').length ?? 0;
  const changed = firstOf(useDifferences(review).ways)?.changes.length ?? 0;
  const files = filesOf(document).length;
  useOpening(review.id, revision.id, isOpen);
  const ifCurrent = (tab: TabOfRow) => (isCurrent ? [tab] : []);
  return (
    <Page
      title={document.title}
      lead={<ItemFacts review={review} content={content.body} revision={revision} />}
      actions={
        <>
          <LinkButton to={`/reviews${search}`}>{say('item.back')}</LinkButton>
          {isOpen && <QueueSteps reviewId={review.id} />}
          <EvidenceActions contentId={review.contentId} />
          <KeysHelp keys={keys} />
        </>
      }
    >
      <TabRow
        label={say('item.parts')}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          {
            key: 'text',
            label: say('item.text'),
            content: () => (
              <NotedText review={review} document={document} etag={content.etag} isCurrent={isCurrent} />
            ),
          },
          ...ifCurrent({
            key: 'previews',
            label: say('item.previews'),
            content: () => <ChannelPreviews contentId={review.contentId} />,
          }),
          {
            key: 'changes',
            label: changed > 0 ? say('item.changes_count', { count: changed }) : say('item.changes'),
            content: () => <Differences review={review} />,
          },
          ...ifCurrent({
            key: 'checks',
            label: blocking > 0 ? say('item.checks_blocking', { count: blocking }) : say('item.checks'),
            content: () => <Checks contentId={review.contentId} />,
          }),
          {
            key: 'files',
            label: files > 0 ? say('item.files_count', { count: files }) : say('item.files'),
            content: () => <Files document={document} />,
          },
          {
            key: 'line',
            label: say('item.line'),
            content: () => <ReviewLine contentId={review.contentId} />,
          },
        ]}
      />
      <DecisionBar review={review} organizationId={content.body.organizationId} />
    </Page>
  );
}
