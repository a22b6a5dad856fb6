import { Button } from 'antd';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useMe } from '@/features/sessions';
import { useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { ItemMenu } from '../item/item-menu';
import { RecallButton } from '../submit/recall-button';
import { SubmitButton } from '../submit/submit-button';
import type { useRights } from './use-rights';

/** The next step of an item, as far as it is the person's to take. */
export function DraftActions({
  keeper,
  view,
  rights,
  review,
  wasSubmitted,
  isEditable,
  onChange,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  rights: ReturnType<typeof useRights>;
  review: Shape<'ReviewResponse'> | undefined;
  wasSubmitted: boolean | undefined;
  isEditable: boolean;
  onChange: () => void;
}) {
  const say = useWords('contents');
  const me = useMe();
  const { content } = view;
  const isApproved =
    content.approvedRevisionId !== null && content.approvedRevisionId === content.currentRevisionId;
  return (
    <>
      <ItemMenu keeper={keeper} view={view} rights={rights} wasSubmitted={wasSubmitted} onChange={onChange} />
      {review && review.submittedBy === me.id && (
        <RecallButton contentId={content.id} reviewId={review.id} onDone={onChange} />
      )}
      {rights.maySubmit && isEditable && !isApproved && <SubmitButton keeper={keeper} onDone={onChange} />}
      {rights.mayPublish && isApproved && !keeper.hasUnsaved && (
        <Link to={`/publications/new?contentId=${content.id}`}>
          <Button type="primary">{say('publish')}</Button>
        </Link>
      )}
    </>
  );
}
