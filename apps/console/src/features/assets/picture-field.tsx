import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '@/ui';
import { AssetThumb } from './asset-thumb';
import './words';

const AssetPicker = lazy(() =>
  import('./picker/asset-picker').then((part) => ({ default: part.AssetPicker })),
);

/** A picture of the library; the value is its id. Usable as a field of a form. */
export function PictureField({
  value,
  onChange,
  id,
  unitId,
}: {
  value?: string | null;
  onChange?: (assetId: string | null) => void;
  id?: string;
  /** Whose library. */
  unitId: string;
}) {
  const say = useWords('assets');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Space wrap>
        {value && <AssetThumb assetId={value} />}
        <Button id={id} onClick={() => setOpen(true)}>
          {say(value ? 'picture_field.change' : 'picture_field.choose')}
        </Button>
        {value && (
          <Button type="text" onClick={() => onChange?.(null)}>
            {say('picture_field.remove')}
          </Button>
        )}
      </Space>
      {isOpen && (
        <Suspense>
          <AssetPicker
            kinds={['image']}
            unitId={unitId}
            onPick={([asset]) => {
              setOpen(false);
              if (asset) onChange?.(asset.id);
            }}
            onCancel={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
