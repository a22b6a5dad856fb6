import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { download } from '@/api-client';
import type { Shape } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { PackPicture } from './pack-picture';

/** Pictures one by one, and everything at once. */
export function PackFiles({ id, files }: { id: string; files: Shape<'HandOffResponse'>['files'] }) {
  const say = useWords('publications');
  const tell = useTell();
  const [isBusy, setBusy] = useState(false);
  const pictures = files.filter(({ isPicture }) => isPicture);
  const fetchPack = async () => {
    setBusy(true);
    try {
      await download(`/api/v1/publications/${id}/hand-off-pack`, say('hand_off.pack_name'));
    } catch (error) {
      tell.problem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="publication-part">
      <h2>{say('hand_off.files')}</h2>
      {pictures.length > 0 && (
        <>
          <p className="publication-quiet">{say('hand_off.pictures_in_order')}</p>
          <ol className="hand-off-pictures">
            {pictures.map(({ index, name }, place) => (
              <li key={index}>
                <PackPicture
                  url={`/api/v1/publications/${id}/hand-off/pictures/${index}`}
                  fileName={name.split('/').at(-1)!}
                  words={say('hand_off.picture', { number: place + 1 })}
                />
              </li>
            ))}
          </ol>
        </>
      )}
      <Button icon={<DownloadOutlined />} loading={isBusy} onClick={() => void fetchPack()}>
        {say('hand_off.pack')}
      </Button>
    </section>
  );
}
