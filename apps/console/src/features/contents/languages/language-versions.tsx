import { LinkOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton, Space, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { ProblemNotice, useAct, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';
import { LanguageVersion } from './language-version';
import './languages.css';

const NewLanguageDialog = lazy(() =>
  import('./new-language-dialog').then((part) => ({ default: part.NewLanguageDialog })),
);

const LinkVersionDialog = lazy(() =>
  import('./link-version-dialog').then((part) => ({ default: part.LinkVersionDialog })),
);

/** The same item in other languages: which there are, which are behind the original, and the way to each. */
export function LanguageVersions({ keeper, mayWrite }: { keeper: DraftKeeper; mayWrite: boolean }) {
  const say = useWords('contents');
  const [open, setOpen] = useState<'new' | 'link' | null>(null);
  const { id, organizationId } = keeper.current().content;
  const params = { path: { id } };
  const key = ['contents', id, 'languages'];
  const group = useQuery({
    queryKey: key,
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}/language-versions', { params })),
  });
  const compared = useAct(
    () => bodyOf(api.POST('/api/v1/contents/{id}/language-versions/compared', { params })),
    { touches: [key], done: say('language.compared_done') },
  );
  const unlinked = useAct(
    (contentId: string) =>
      api.DELETE('/api/v1/contents/{id}/language-versions/{contentId}', {
        params: { path: { id, contentId } },
      }),
    { touches: [key], done: say('language.unlinked') },
  );
  if (group.isPending) return <Skeleton active title={false} />;
  if (group.isError) return <ProblemNotice error={group.error} onRetry={() => void group.refetch()} />;
  const { items, hiddenCount } = group.data;
  const isBehind = items.some((each) => each.contentId === id && each.isBehind);
  return (
    <>
      <ul className="languages">
        {items.map((version) => (
          <LanguageVersion
            key={version.contentId}
            version={version}
            isHere={version.contentId === id}
            // The original goes last, when no other belongs to it any more.
            onUnlink={mayWrite && !version.isOriginal ? () => unlinked.run(version.contentId) : undefined}
          />
        ))}
        {hiddenCount > 0 && <li>{say('language.hidden', { count: hiddenCount })}</li>}
      </ul>
      {isBehind && mayWrite && (
        <p>
          <Tag color="orange">{say('language.behind')}</Tag>
          <Button size="small" loading={compared.isBusy} onClick={() => void compared.run()}>
            {say('language.compared')}
          </Button>
        </p>
      )}
      {mayWrite && (
        <Space wrap>
          <Button icon={<PlusOutlined />} onClick={() => setOpen('new')}>
            {say('language.make')}
          </Button>
          <Button icon={<LinkOutlined />} onClick={() => setOpen('link')}>
            {say('language.link')}
          </Button>
        </Space>
      )}
      <Suspense fallback={null}>
        {open === 'new' && (
          <NewLanguageDialog keeper={keeper} versions={items} onClose={() => setOpen(null)} />
        )}
        {open === 'link' && (
          <LinkVersionDialog contentId={id} organizationId={organizationId} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </>
  );
}
