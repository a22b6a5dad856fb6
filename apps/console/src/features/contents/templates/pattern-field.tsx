import { Button, Input, Space } from 'antd';
import { useWords } from '@/ui';
import { patternOf, places, readable } from './patterns';
import { usePlaceWords } from './use-place-words';

/** A line in which date, day and number can stand for themselves. Usable as a field of a form: its value is the pattern. */
export function PatternField({
  id,
  value = '',
  onChange,
  maxLength,
  rows = 1,
}: {
  id?: string;
  value?: string;
  onChange?: (pattern: string) => void;
  maxLength: number;
  rows?: number;
}) {
  const say = useWords('contents');
  const words = usePlaceWords();
  const shown = readable(value ?? '', words);
  const write = (text: string) => onChange?.(patternOf(text, words));
  return (
    <>
      <Input.TextArea
        id={id}
        value={shown}
        maxLength={maxLength}
        autoSize={{ minRows: rows, maxRows: 6 }}
        onChange={({ target }) => write(target.value)}
      />
      <Space wrap className="template-places">
        {places.map((place) => (
          <Button
            key={place}
            size="small"
            aria-label={say('template.insert', { place: words[place] })}
            onClick={() => write(`${shown}${words[place]}`)}
          >
            {words[place]}
          </Button>
        ))}
      </Space>
    </>
  );
}
