import { useQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { Link } from 'react-router-dom';
import { ProblemNotice, useWords } from '@/ui';
import { ownAddress } from '../player/own-address';
import { askAssets } from '../use-asset';
import type { Asset } from '../use-asset';
import { PreparationNotice } from './preparation-notice';

const NONE = '';

/** A film, with captions out of the library to look at, and its frames to be kept as pictures. */
export function FilmPreview({ asset }: { asset: Asset }) {
  const say = useWords('assets');
  const queries = useQueryClient();
  const film = useRef<HTMLVideoElement>(null);
  const [captionsId, setCaptionsId] = useState(NONE);
  const { organizationId } = asset;
  const captions = useQuery({
    queryKey: ['assets', 'list', organizationId, 'captions of films'],
    queryFn: () => askAssets({ organizationId, kind: 'captions', limit: 50 }),
  });
  const frame = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/assets/{id}/frames', {
          params: { path: { id: asset.id } },
          body: { atSeconds: film.current?.currentTime ?? 0 },
          headers: onceBy(newKey()),
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assets', 'list'] }),
  });
  const chosen = captions.data?.items.find(({ id }) => id === captionsId);
  const played = asset.preparation?.files.find(({ name }) => name === 'film_720' || name === 'film_480');
  return (
    <>
      <video
        ref={film}
        key={captionsId}
        className="asset-film"
        controls
        preload="metadata"
        poster={asset.preparation?.posterUrl ?? undefined}
        src={ownAddress(played?.url ?? asset.url!)}
        aria-label={asset.altText || asset.fileName}
      >
        {chosen?.url && (
          <track default kind="captions" src={ownAddress(chosen.url)} label={chosen.fileName} />
        )}
      </video>
      <div className="asset-actions">
        <Select
          aria-label={say('captions.title')}
          value={captionsId}
          onChange={setCaptionsId}
          options={[
            { value: NONE, label: say('captions.none') },
            ...(captions.data?.items ?? []).map(({ id, fileName }) => ({ value: id, label: fileName })),
          ]}
        />
        <Button loading={frame.isPending} onClick={() => frame.mutate()}>
          {say('captions.frame')}
        </Button>
        {frame.data && <Link to={`/library/${frame.data.id}`}>{say('captions.frame_made')}</Link>}
      </div>
      {frame.isError && <ProblemNotice error={frame.error} />}
      <p className="asset-hint">{say('captions.hint')}</p>
      <PreparationNotice asset={asset} />
    </>
  );
}
