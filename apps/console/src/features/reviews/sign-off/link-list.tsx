import { Skeleton, Tag } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { ConfirmButton, Moment, ProblemNotice, useWords } from '@/ui';
import { useReviewChange } from '../use-review-change';

/** The links of one review, newest first: whether they were opened and used, and a way to stop them. */
export function LinkList({ reviewId }: { reviewId: string }) {
  const say = useWords('reviews');
  const links = useQuery({
    queryKey: ['reviews', reviewId, 'sign-off-links'],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/reviews/{id}/sign-off-links', { params: { path: { id: reviewId } } })),
    select: ({ items }) => items,
  });
  const revoking = useReviewChange(
    (id: string) => bodyOf(api.POST('/api/v1/sign-off-links/{id}/revoke', { params: { path: { id } } })),
    { done: say('sign_off.revoked') },
  );
  if (links.isPending) return <Skeleton active />;
  if (links.isError) return <ProblemNotice error={links.error} onRetry={() => void links.refetch()} />;
  if (links.data.length === 0) return null;
  return (
    <section aria-labelledby="links-title">
      <h2 id="links-title">{say('sign_off.before')}</h2>
      <ul className="review-notes">
        {links.data.map((link) => (
          <li key={link.id} className="review-note">
            <strong>{link.personName}</strong> <Tag>{say(`sign_off.state_${link.state}`)}</Tag>
            {link.outcome && <Tag color="blue">{say(`outcome.${link.outcome}`)}</Tag>}
            <div className="review-quiet">
              {say('sign_off.issued', { name: link.issuerName })} <Moment at={link.issuedAt} />
              {' · '}
              {say('sign_off.until')} <Moment at={link.expiresAt} />
            </div>
            {link.state === 'live' && (
              <ConfirmButton
                size="small"
                danger
                title={say('sign_off.revoke_title', { name: link.personName })}
                consequence={say('sign_off.revoke_follows')}
                onConfirm={() => revoking.mutateAsync(link.id)}
              >
                {say('sign_off.revoke')}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
