import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { ConfirmButton, Moment, ProblemNotice, useTell, useWords } from '@/ui';
import { AssetFace } from '../../asset-thumb';
import type { Asset } from '../../use-asset';
import { ReplaceDialog } from './replace-dialog';

/** Older and newer files of the same thing. */
export function Versions({ asset }: { asset: Asset }) {
  const say = useWords('assets');
  const tell = useTell();
  const goTo = useNavigate();
  const queries = useQueryClient();
  const [isReplacing, setReplacing] = useState(false);
  const { id } = asset;
  const versions = useQuery({
    queryKey: ['assets', 'one', id, 'versions'],
    queryFn: () => bodyOf(api.GET('/api/v1/assets/{id}/versions', { params: { path: { id } } })),
  });
  const current = versions.data?.items[0];
  const restore = useMutation({
    mutationFn: (versionId: string) =>
      bodyOf(
        api.POST('/api/v1/assets/{id}/restorations', {
          params: { path: { id: current!.id } },
          body: { versionId },
          headers: onceBy(newKey()),
        }),
      ),
    onSuccess: async ({ asset: restored }) => {
      await queries.invalidateQueries({ queryKey: ['assets'] });
      tell.done(say('version.restored'));
      await goTo(`/library/${restored.id}`);
    },
    onError: tell.problem,
  });
  return (
    <section className="asset-card" aria-labelledby="versions">
      <h2 id="versions">{say('version.title')}</h2>
      {versions.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {versions.isError && <ProblemNotice error={versions.error} onRetry={() => void versions.refetch()} />}
      <ul className="asset-list">
        {versions.data?.items.map((version) => (
          <li key={version.id}>
            <span className="version-face">
              <AssetFace asset={version} />
            </span>
            <span className="version-words">
              {version.id === id ? (
                <strong>{say('version.number', { number: version.lineageNumber })}</strong>
              ) : (
                <Link to={`/library/${version.id}`}>
                  {say('version.number', { number: version.lineageNumber })}
                </Link>
              )}{' '}
              {version.replacedAt === null && <Tag color="success">{say('version.current')}</Tag>}
              <span className="asset-hint">
                <Moment at={version.createdAt} />
              </span>
            </span>
            {version.replacedAt !== null && (
              <ConfirmButton
                title={say('version.restore_title', { number: version.lineageNumber })}
                consequence={say('version.restore_consequence')}
                onConfirm={() => restore.mutateAsync(version.id).catch(() => undefined)}
              >
                {say('version.restore')}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
      {current?.id === id && <Button onClick={() => setReplacing(true)}>{say('version.replace')}</Button>}
      {isReplacing && <ReplaceDialog asset={asset} onClose={() => setReplacing(false)} />}
    </section>
  );
}
