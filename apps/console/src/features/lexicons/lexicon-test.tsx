import { useMutation } from '@tanstack/react-query';
import { Button, Input, Tag } from 'antd';
import { useId, useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { Panel, useTell, useWords } from '@/ui';

const colors = { forbid: 'error', confirm: 'warning', suggest: 'default' } as const;

/** What a version would find in a text; nothing is kept. */
export function LexiconTest({ id, number }: { id: string; number: number }) {
  const say = useWords('lexicons');
  const tell = useTell();
  const fieldId = useId();
  const [text, setText] = useState('');
  const test = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/lexicons/{id}/test', { params: { path: { id } }, body: { text, number } })),
    onError: (error) => tell.problem(error),
  });
  return (
    <Panel title={say('test.title')}>
      <label htmlFor={fieldId}>{say('test.text')}</label>
      <Input.TextArea
        id={fieldId}
        rows={3}
        maxLength={100_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p>
        <Button disabled={text.trim() === ''} loading={test.isPending} onClick={() => test.mutate()}>
          {say('test.begin')}
        </Button>
      </p>
      <div aria-live="polite">
        {test.data?.findings.length === 0 && <p>{say('test.nothing')}</p>}
        <ul className="lexicon-findings">
          {test.data?.findings.map(({ key, severity, message }) => (
            <li key={key}>
              <Tag color={colors[severity]}>{say(`severity.${severity}`)}</Tag>
              {message}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
