import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';

/** What a person knows to stand there, where the proposal is wrong or there is none. */
export function OwnWords({ found, onTake }: { found: string; onTake: (text: string) => void }) {
  const say = useWords('contents');
  const [text, setText] = useState<string | null>(null);
  if (text === null)
    return (
      <Button size="small" onClick={() => setText('')}>
        {say('import.damage_own')}
      </Button>
    );
  return (
    <Space.Compact>
      <Input
        size="small"
        autoFocus
        aria-label={say('import.damage_own_of', { text: found })}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => text !== '' && onTake(text)}
      />
      <Button size="small" disabled={text === ''} onClick={() => onTake(text)}>
        {say('import.damage_own_take')}
      </Button>
    </Space.Compact>
  );
}
