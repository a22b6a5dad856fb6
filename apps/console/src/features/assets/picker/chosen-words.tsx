import { useWords } from '@/ui';
import { AltTextList } from '../alt-text-list';
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
      <AltTextList
        pictures={pictures}
        textOf={({ id }) => words[id] ?? ''}
        placeholder={say('picker.words_later')}
        onChange={onChange}
      />
    </section>
  );
}
