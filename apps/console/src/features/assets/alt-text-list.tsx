import { Input } from 'antd';
import { useWords } from '@/ui';
import { AssetFace } from './asset-thumb';
import './library/library.css';
import type { Asset } from './use-asset';
import './words';

/** Pictures with the words that stand for each, to be written. */
export function AltTextList({
  pictures,
  textOf,
  placeholder,
  onChange,
}: {
  pictures: readonly Asset[];
  textOf: (picture: Asset) => string;
  placeholder?: string;
  onChange: (id: string, altText: string) => void;
}) {
  const say = useWords('assets');
  return (
    <>
      <p>{say('field.alt_hint')}</p>
      <ul className="alt-text-list">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <span className="alt-text-face">
              <AssetFace asset={picture} />
            </span>
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 4 }}
              maxLength={500}
              showCount
              aria-label={say('bulk.alt_of', { name: picture.fileName })}
              placeholder={placeholder}
              value={textOf(picture)}
              onChange={({ target }) => onChange(picture.id, target.value)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
