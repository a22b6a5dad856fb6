import { Skeleton, Tag } from 'antd';
import type { QueryKey, UseQueryResult } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { ConfirmButton, Moment, ProblemNotice, useAct, useWords } from '@/ui';

const colours = { open: 'green', over: 'default', revoked: 'default' } as const;

/** The links of an item, newest first: until when each opens, and a way to stop it. */
export function LinkList({
  links,
  touches,
}: {
  links: UseQueryResult<Shape<'DeliveryPreviewResponse'>[]>;
  touches: QueryKey;
}) {
  const say = useWords('contents');
  const revoking = useAct(
    (id: string) => bodyOf(api.POST('/api/v1/delivery-previews/{id}/revoke', { params: { path: { id } } })),
    { touches: [touches], done: say('preview.revoked') },
  );
  if (links.isPending) return <Skeleton active />;
  if (links.isError) return <ProblemNotice error={links.error} onRetry={() => void links.refetch()} />;
  if (links.data.length === 0) return null;
  return (
    <section aria-labelledby="preview-links">
      <h2 id="preview-links" className="preview-links-title">
        {say('preview.before')}
      </h2>
      <ul className="preview-links">
        {links.data.map((link) => (
          <li key={link.id}>
            <Tag color={colours[link.state]}>{say(`preview.state_${link.state}`)}</Tag>
            <span>
              {say('preview.of_version', { number: link.revisionNumber, name: link.createdByName })}
            </span>
            <span className="content-notes">
              <Moment at={link.createdAt} /> – <Moment at={link.expiresAt} />
            </span>
            {link.state === 'open' && (
              <ConfirmButton
                size="small"
                danger
                title={say('preview.revoke_title')}
                consequence={say('preview.revoke_follows')}
                onConfirm={() => revoking.run(link.id)}
              >
                {say('preview.revoke')}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
