import { Alert } from 'antd';
import { currentLanguage } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';
import { AskAnew } from './ask-anew';
import type { Review } from './use-item';

/** Where not the people whom the flow names are asked, or nobody can be: that, and the way on. */
export function WhoIsAsked({ review, organizationId }: { review: Review; organizationId: string }) {
  const say = useWords('reviews');
  const unitName = useUnitName();
  const { escalatedFrom, stageOrganizationId } = review;
  const wayOn = review.wayOn?.[currentLanguage() === 'zh-CN' ? 'zh' : 'en'];
  const anew = <AskAnew review={review} organizationId={organizationId} />;
  if (wayOn) return <Alert className="review-asked" type="warning" showIcon title={wayOn} action={anew} />;
  if (!escalatedFrom) return null;
  return (
    <Alert
      className="review-asked"
      type="info"
      showIcon
      title={say('item.escalated', {
        from: unitName(escalatedFrom),
        to: unitName(stageOrganizationId ?? ''),
      })}
      action={anew}
    />
  );
}
