import { Input } from 'antd';
import { useWords } from '@/ui';
import { AssetFace } from '../asset-thumb';
import type { Asset } from '../use-asset';

/** A word about each chosen picture that has none yet: nobody comes back for it later. */
export function ChosenWords({
  pictures,
  words,
  onChange,
}: {
  pictures: readonly Asset[];
  words: Readonly<Record<string, string>>;
  onChange: (id: string, altText: string) => void;
}) {
  const say = useWords('assets');
  if (pictures.length === 0) return null;
  return (
    <section className="picker-words" aria-label={say('picker.words')}>
      <h2>{say('picker.words')}</h2>
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
              placeholder={say('picker.words_later')}
              value={words[picture.id] ?? ''}
              onChange={({ target }) => onChange(picture.id, target.value)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
