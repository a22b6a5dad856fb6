import { Button } from 'antd';
import { useState } from 'react';
import { AssetPicker } from '@/features/assets';
import { useWords } from '@/ui';
import { Cover } from '../programme/cover';

/** A picture out of the library; usable as a field of a form. */
export function CoverField({
  value = null,
  onChange,
  id,
  unitId,
}: {
  value?: string | null;
  onChange?: (assetId: string | null) => void;
  id?: string;
  unitId: string;
}) {
  const say = useWords('programmes');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="cover-field">
      <Cover assetId={value} size={88} />
      <Button id={id} onClick={() => setOpen(true)}>
        {say(value ? 'form.cover_other' : 'form.cover_choose')}
      </Button>
      {value && (
        <Button type="text" onClick={() => onChange?.(null)}>
          {say('form.cover_none')}
        </Button>
      )}
      {isOpen && (
        <AssetPicker
          kinds={['image']}
          unitId={unitId}
          onPick={([picture]) => {
            if (picture) onChange?.(picture.id);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </div>
  );
}
