import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useNavigate } from 'react-router-dom';
import { api, ifMatch } from '@/api-client';
import { ConfirmButton, useTell, useWords } from '@/ui';
import type { Asset } from '../use-asset';
import { useUsages } from './usages';

/** Only what is used nowhere goes; else the page says where it is used. */
export function RemoveAsset({
  asset: { id, fileName, lineageNumber },
  etag,
}: {
  asset: Asset;
  etag: string;
}) {
  const say = useWords('assets');
  const tell = useTell();
  const goTo = useNavigate();
  const queries = useQueryClient();
  const usages = useUsages(id);
  const uses = (usages.data?.items.length ?? 0) + (usages.data?.hiddenCount ?? 0);
  const remove = useMutation({
    mutationFn: () =>
      api.DELETE('/api/v1/assets/{id}', {
        params: { path: { id }, query: { chain: true } },
        headers: ifMatch(etag),
      }),
    onSuccess: async () => {
      tell.done(say('remove.done', { name: fileName }));
      await goTo('/library');
      queries.removeQueries({ queryKey: ['assets', 'one', id] });
      await queries.invalidateQueries({ queryKey: ['assets'] });
    },
    onError: tell.problem,
  });
  if (uses > 0)
    return (
      <Tooltip title={say('remove.used', { count: uses })}>
        <Button href="#usages">{say('remove.used_short', { count: uses })}</Button>
      </Tooltip>
    );
  return (
    <ConfirmButton
      danger
      disabled={!usages.isSuccess}
      title={say('remove.title', { name: fileName })}
      consequence={say(lineageNumber > 1 ? 'remove.consequence_versions' : 'remove.consequence')}
      onConfirm={() => remove.mutateAsync().catch(() => undefined)}
    >
      {say('remove.button')}
    </ConfirmButton>
  );
}
